// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_facts.h"

#include "ui/common/words.h"

#include <QLocale>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <map>
#include <string>

namespace headstart::ui {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// A number that stays on one line.
QString unbroken(std::int64_t number)
{
    constexpr QChar kThinSpace(0x2009);
    constexpr QChar kNoBreakSpace(0x202f);
    return grouped(number).replace(kThinSpace, kNoBreakSpace);
}

} // namespace

WeightsFound findWeights(const catalogue::Library &library, const catalogue::ModelCard &card)
{
    using State = WeightsFound::State;
    if (card.weights.file.empty())
        return {State::Unlisted, {}};
    if (library.firstMissing(card))
        return {State::Missing, {}};
    const auto found = library.find(card);
    return found ? WeightsFound{State::Here, {}} : WeightsFound{State::Wrong, found.error()};
}

std::int64_t publishedLabels(const catalogue::ModelCard &card)
{
    constexpr std::int64_t kOfImageNet = 1000;
    constexpr std::int64_t kFewest = 2;
    return card.readsTexts ? std::max(kFewest, static_cast<std::int64_t>(card.ownLabels.size())) : kOfImageNet;
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
        {"BERT", QT_TR_NOOP("Reads a whole text at once: each piece of a word looks at all others, layer by layer. The "
                            "usual start for tasks with texts.")},
        {"RoBERTa", QT_TR_NOOP("A BERT that was trained longer, on more texts: often more accurate, and as slow.")},
        {"DistilBERT",
         QT_TR_NOOP("A BERT with half of its layers, which learned from the whole one: nearly as accurate, "
                    "and twice as quick.")},
        {"MiniLM", QT_TR_NOOP("A narrow BERT that learned from a large one. Small and quick: fit to be trained on a "
                              "processor.")},
    };
    const auto found = kWords.find(card.family);
    return found != kWords.end() ? tr(found->second)
           : card.readsTexts     ? tr("A network for texts.")
                                 : tr("A network for pictures.");
}

QString ModelWords::input(const catalogue::ModelCard &card)
{
    if (card.readsTexts)
        return tr("A text, or two that go together, of up to %1 tokens: words and pieces of words. What is longer is "
                  "cut "
                  "off.")
            .arg(card.tokens);
    const catalogue::InputFact &input = card.input;
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

QString ModelWords::size(const catalogue::ModelCard &card)
{
    const QString parameters = unbroken(card.parameters);
    const QString work = unbroken(card.multiplyAdds);
    return card.readsTexts ? tr("%1 parameters; %2 multiply-adds for a text of %3 tokens")
                                 .arg(parameters, work, QString::number(card.inputSize()))
                           : tr("%1 parameters; %2 multiply-adds for a picture").arg(parameters, work);
}

QString ModelWords::labels(const catalogue::ModelCard &card)
{
    if (!card.readsTexts)
        return tr("The 1,000 kinds of things of ImageNet. A head for your own labels takes their place.");
    if (!card.tellsClasses())
        return tr("A language, and no labels yet: the head for your own is new and learns in training.");
    constexpr std::size_t kShown = 6;
    QStringList names;
    for (std::size_t i = 0; i < std::min(kShown, card.ownLabels.size()); ++i)
        names += text(card.ownLabels[i]);
    if (card.ownLabels.size() > kShown)
        names += QStringLiteral("…");
    return tr("%1 labels: %2. Its head is kept where your data have the same, else a new one takes its place.")
        .arg(QString::number(card.ownLabels.size()), names.join(QStringLiteral(", ")));
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
        if (isOwnFolder(card))
            return tr("%1 is not there any more.").arg(text(card.weights.file));
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
