// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/program_code.h"

#include <QStringList>

namespace headstart::ui {

namespace {

/// As Python writes a text.
QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString newHead(const QString &loading)
{
    return QStringLiteral("# The head is new and knows nothing: its answers mean nothing until it has been trained.\n"
                          "model = %1(name, num_labels=2).eval()\n")
        .arg(loading);
}

} // namespace

QString transformersCode(const catalogue::ModelCard &card)
{
    const bool isOnHub = card.origin.library == "transformers";
    if (!card.readsTexts || (!isOnHub && card.folder.empty()))
        return {};
    const std::string name = isOnHub ? card.origin.model : card.folder.string();
    const QString loading = QStringLiteral("AutoModelForSequenceClassification.from_pretrained");
    return QStringLiteral("import torch\n"
                          "from transformers import AutoModelForSequenceClassification, AutoTokenizer\n"
                          "\n"
                          "name = ")
           + quoted(QString::fromStdString(name))
           + QStringLiteral("\ntokenizer = AutoTokenizer.from_pretrained(name)\n")
           + (card.tellsClasses() ? QStringLiteral("model = %1(name).eval()\n").arg(loading) : newHead(loading))
           + QStringLiteral(
                 "\n"
                 "texts = [\"A lovely film.\", \"A dull one.\"]\n"
                 "batch = tokenizer(texts, padding=True, truncation=True, max_length=%1, "
                 "return_tensors=\"pt\")\n"
                 "with torch.inference_mode():\n"
                 "    output = model(**batch).logits\n"
                 "for text, probabilities in zip(texts, output.softmax(1)):\n"
                 "    best = int(probabilities.argmax())\n"
                 "    print(f\"{float(probabilities[best]):6.1%}  {model.config.id2label[best]}  {text}\")\n")
                 .arg(card.inputSize());
}

} // namespace headstart::ui
