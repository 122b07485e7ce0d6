// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_facts.h"

#include "ui/common/words.h"

#include <QLocale>
#include <QStringList>
#include <QUrl>

#include <map>
#include <string>

namespace headstart::ui {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

} // namespace

WeightsFound findWeights(const catalogue::Library &library, const catalogue::ModelCard &card)
{
    using State = WeightsFound::State;
    if (card.weights.file.empty())
        return {State::Unlisted, {}};
    std::error_code error;
    if (!std::filesystem::exists(library.place(card), error))
        return {State::Missing, {}};
    const auto found = library.find(card);
    return found ? WeightsFound{State::Here, {}} : WeightsFound{State::Wrong, found.error()};
}

QString ModelWords::whatItIs(const catalogue::ModelCard &card)
{
    static const std::map<std::string, const char *> kWords = {
        {"ResNet", QT_TR_NOOP("A deep chain of blocks, each of which adds to what those before it found. The usual "
                              "yardstick: well understood, and slower the larger its number.")},
        {"EfficientNet-Lite",
         QT_TR_NOOP("A small network made for phones: accurate for its size, and quick to train on "
                    "a processor. A larger number sees finer detail and takes longer.")},
        {"EfficientNet", QT_TR_NOOP("Depth, width and picture size grow together from B0 to B7. Accurate for its size; "
                                    "its many thin layers are slow for what they compute.")},
        {"EfficientNetV2", QT_TR_NOOP("An EfficientNet that trains faster: its first blocks are plain convolutions.")},
        {"MobileNet", QT_TR_NOOP("Made for phones: each channel is filtered on its own, then all are mixed. Small and "
                                 "quick, and less accurate than the large ones.")},
        {"MNASNet", QT_TR_NOOP("A network for phones whose blocks a search has found. The number is its width.")},
        {"ShuffleNetV2",
         QT_TR_NOOP("One of the smallest and quickest: half of the channels pass by each block, and all "
                    "are shuffled behind it.")},
        {"RegNet", QT_TR_NOOP("Regular blocks whose widths follow a simple rule. Good accuracy at every size.")},
        {"ConvNeXt", QT_TR_NOOP("Convolutions arranged as in a transformer: accurate, and large.")},
        {"DenseNet", QT_TR_NOOP("Each layer sees what all layers before it found. Few parameters, much memory.")},
        {"Inception", QT_TR_NOOP("Filters of several sizes look at the same place side by side.")},
        {"NASNet", QT_TR_NOOP("Cells that a search has found, stacked high. Accurate for its time, and very slow.")},
        {"SqueezeNet", QT_TR_NOOP("As accurate as AlexNet with a fiftieth of its parameters.")},
        {"AlexNet", QT_TR_NOOP("The network that began it all in 2012. For comparison, and for tutorials.")},
        {"VGG", QT_TR_NOOP("Plain 3x3 convolutions, one behind the other. Easy to understand, large and slow.")},
        {"Vision Transformer", QT_TR_NOOP("Cuts the picture into patches and lets each look at all others. Needs "
                                          "pictures of one size.")},
        {"Swin", QT_TR_NOOP("A transformer that looks within windows, which shift from block to block.")},
        {"Keras", QT_TR_NOOP("A known network in the make of Keras, with the weights that come with Keras: for those "
                             "who have worked with them there.")},
    };
    const auto found = kWords.find(card.family);
    return found == kWords.end() ? tr("A network for pictures.") : tr(found->second);
}

QString ModelWords::input(const catalogue::InputFact &input)
{
    const QLocale locale;
    const auto list = [&](const std::array<double, 3> &values) {
        QStringList out;
        for (const double value : values)
            out += locale.toString(value, 'f', 3);
        return out.join(QStringLiteral(" · "));
    };
    const QString way = input.interpolation == "bicubic" ? tr("bicubic") : tr("bilinear");
    return tr("The shorter side becomes %1 pixels (%2), the middle %3 × %3 are kept. Mean %4, standard deviation %5 "
              "of red, green, blue.")
        .arg(QString::number(input.resize), way, QString::number(input.crop), list(input.mean), list(input.deviation));
}

QString ModelWords::weightsProblem(const catalogue::Library &library, const catalogue::ModelCard &card,
                                   const WeightsFound &found)
{
    switch (found.state) {
    case WeightsFound::State::Here:
        return {};
    case WeightsFound::State::Unknown:
        return tr("The library is being looked at.");
    case WeightsFound::State::Missing:
        if (!card.weights.address.empty())
            return tr("The weights are not here yet. 'Get' fetches %1 (%2) from %3 into %4.")
                .arg(text(card.weights.file), bytes(static_cast<double>(card.weights.aboutBytes)),
                     QUrl(text(card.weights.address)).host(), text(library.folder().string()));
        if (!card.catalogue.empty())
            return tr("%1 is not in %2. Put it there by hand, or choose 'From a file'.")
                .arg(text(card.weights.file), text(library.folder().string()));
        return tr("%1 (%2) is not in %3. Running packaging/start.sh brings it, or choose 'From a file'.")
            .arg(text(card.weights.file), bytes(static_cast<double>(card.weights.bytes)),
                 text(library.folder().string()));
    case WeightsFound::State::Wrong:
        return words(*found.error);
    case WeightsFound::State::Unlisted:
        return tr("The catalogue has no file of these weights yet. Choose 'From a file' and bring torchvision's: "
                  "its name begins with %1-.")
            .arg(text(card.id));
    }
    return {};
}

QString ModelWords::recognised(const insight::RecognisedFile &file)
{
    const QString network = QString::fromStdString(file.networks.front());
    const QString what = file.hasHead ? tr("%1, %2 classes").arg(network, grouped(file.classes))
                                      : tr("%1 without its last layer").arg(network);
    QString out = tr("Recognised: %1. %2, names of %3; tensors: %4.")
                      .arg(what, QString::fromStdString(file.format), QString::fromStdString(file.naming),
                           grouped(static_cast<qint64>(file.matched)));
    if (file.networks.size() > 1) {
        QStringList others;
        for (std::size_t i = 1; i < file.networks.size(); ++i)
            others += QString::fromStdString(file.networks[i]);
        out += QLatin1Char(' ') + tr("The same tensors fill %1.").arg(others.join(QStringLiteral(", ")));
    }
    if (!file.twin.empty())
        out += QLatin1Char(' ')
               + tr("A file of %1 looks the same and would compute something else here.")
                     .arg(QString::fromStdString(file.twin));
    if (file.unexpected > 0)
        out += QLatin1Char(' ') + tr("Not used: %1.").arg(grouped(static_cast<qint64>(file.unexpected)));
    return out;
}

QString ModelWords::shape(const std::vector<std::int64_t> &shape)
{
    constexpr std::size_t kImage = 3; // channels, height, width
    if (shape.size() == kImage)
        return QStringLiteral("%1 × %2 × %3").arg(shape[1]).arg(shape[2]).arg(shape[0]);
    QStringList out;
    for (const std::int64_t side : shape)
        out += QString::number(side);
    return out.join(QStringLiteral(" × "));
}

} // namespace headstart::ui
