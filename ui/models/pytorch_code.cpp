// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/program_code.h"

#include <QStringList>

namespace headstart::ui {

namespace {

/// Where a library differs from another.
struct Parts {
    QString model;
    QString label; ///< an expression for the name of class i
};

Parts torchvisionParts(const QString &model, const QString &weights)
{
    return {QStringLiteral("from torchvision.models import get_model, get_model_weights\n\n"
                           "weights = get_model_weights(\"%1\")[\"%2\"]\n"
                           "model = get_model(\"%1\", weights=weights).eval()\n")
                .arg(model, weights),
            QStringLiteral("weights.meta['categories'][i]")};
}

Parts timmParts(const QString &model)
{
    return {QStringLiteral("import timm\n\n"
                           "model = timm.create_model(\"%1\", pretrained=True).eval()\n"
                           "names = timm.data.ImageNetInfo()\n")
                .arg(model),
            QStringLiteral("names.index_to_description(i)")};
}

QString preprocessing(const catalogue::InputFact &input)
{
    return QStringLiteral("preprocess = transforms.Compose([\n"
                          "    transforms.Resize(%1, transforms.InterpolationMode.%2),\n"
                          "    transforms.CenterCrop(%3),\n"
                          "    transforms.ToTensor(),\n"
                          "    transforms.Normalize([%4],\n"
                          "                         [%5]),\n"
                          "])\n")
        .arg(QString::number(input.resize), QString::fromStdString(input.interpolation).toUpper(),
             QString::number(input.crop), numberList(input.mean), numberList(input.deviation));
}

} // namespace

QString numberList(const std::array<double, 3> &values)
{
    constexpr int kDigits = 6;
    QStringList out;
    for (const double value : values)
        out += QString::number(value, 'g', kDigits);
    return out.join(QStringLiteral(", "));
}

QString pytorchCode(const catalogue::ModelCard &card)
{
    const QString model = QString::fromStdString(card.origin.model);
    if (model.isEmpty() || card.readsTexts || card.origin.library == "keras")
        return {};
    const Parts parts = card.origin.library == "torchvision"
                            ? torchvisionParts(model, QString::fromStdString(card.origin.weights))
                            : timmParts(model);
    return QStringLiteral("import torch\n"
                          "from PIL import Image\n"
                          "from torchvision import transforms\n")
           + parts.model + preprocessing(card.input)
           + QStringLiteral("\npicture = Image.open(\"photo.jpg\").convert(\"RGB\")\n"
                            "with torch.inference_mode():\n"
                            "    output = model(preprocess(picture).unsqueeze(0))\n"
                            "probabilities, classes = output.softmax(1)[0].topk(5)\n"
                            "for p, i in zip(probabilities.tolist(), classes.tolist()):\n"
                            "    print(f\"{p:6.1%}  {")
           + parts.label + QStringLiteral("}\")\n");
}

} // namespace headstart::ui
