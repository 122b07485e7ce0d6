// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/chain_words.h"

#include "ui/common/words.h"

namespace headstart::ui {

namespace {

constexpr double kMilli = 1000;
constexpr std::size_t kPictureDimensions = 3; // channels, height, width
constexpr std::size_t kTextDimensions = 2;    // tokens, width

QString nameOf(const insight::StageOutline &stage)
{
    return QString::fromStdString(stage.name);
}

} // namespace

QString ChainWords::perSample(const insight::Outline &outline)
{
    return outline.isText ? tr("ms a text") : tr("ms a picture");
}

QString ChainWords::shape(const insight::StageOutline &stage)
{
    std::vector<std::int64_t> sizes = stage.shape;
    if (sizes.size() == kPictureDimensions)
        sizes = {sizes[1], sizes[2], sizes[0]};
    QStringList out;
    for (const std::int64_t size : sizes)
        out += QString::number(size);
    return out.join(QStringLiteral(" × "));
}

QString ChainWords::fate(const Chain &chain, int index)
{
    const bool isNew = chain.hasNewHead && index == chain.size() - 1;
    switch (chain.fate(index)) {
    case Fate::Kept:
        return isNew ? tr("kept, new") : tr("kept");
    case Fate::Trains:
        return isNew ? tr("trains, new") : tr("trains");
    case Fate::Partly:
        return tr("in part");
    default:
        return {};
    }
}

QStringList ChainWords::fates()
{
    return {tr("kept"), tr("kept, new"), tr("trains"), tr("trains, new"), tr("in part")};
}

QString ChainWords::amount(const Chain &chain, int index, Bars bars)
{
    if (bars == Bars::Parameters)
        return shortCount(static_cast<double>(chain.stage(index).parameters));
    return chain.costs.empty() ? QStringLiteral("…") : significant(kMilli * chain.seconds(index));
}

QString ChainWords::tip(const Chain &chain, int index)
{
    const insight::StageOutline &stage = chain.stage(index);
    QStringList sizes;
    for (const std::int64_t size : stage.shape)
        sizes += QString::number(size);
    const QString shape = sizes.join(QStringLiteral(", "));
    QStringList lines = {nameOf(stage)};
    lines += stage.shape.size() == kPictureDimensions ? tr("output [%1]: channels, height, width").arg(shape)
             : stage.shape.size() == kTextDimensions  ? tr("output [%1]: tokens, width").arg(shape)
                                                      : tr("output [%1]").arg(shape);
    lines += tr("%1 parameters, of which %2 trainable").arg(grouped(stage.parameters), grouped(chain.trainedOf(index)));
    const bool isText = chain.outline.isText;
    lines +=
        (isText ? tr("%1 multiply-adds a text of %2 tokens") : tr("%1 multiply-adds a picture of %2 pixels a side"))
            .arg(grouped(stage.multiplyAdds), grouped(chain.outline.inputSize));
    if (!chain.costs.empty()) {
        const insight::StageCost &cost = chain.costs[static_cast<std::size_t>(index)];
        lines += (isText ? tr("measured here: %1 ms a text forward, %2 ms forward and backward")
                         : tr("measured here: %1 ms a picture forward, %2 ms forward and backward"))
                     .arg(significant(kMilli * cost.forward), significant(kMilli * cost.training));
    }
    if (index < chain.firstTrained())
        lines += tr("frozen: evaluation mode, no gradients");
    else if (chain.fate(index) == Fate::Kept)
        lines += tr("frozen, but gradients pass through it to what trains above");
    else if (chain.fate(index) != Fate::NoParameters)
        lines += tr("trainable: gradients, updated in each step");
    if (chain.isException(index))
        lines += index < chain.cut() ? tr("an exception: it trains although it is above the line")
                                     : tr("an exception: it is kept although it is below the line");
    return lines.join(QLatin1Char('\n'));
}

QString ChainWords::line(const Chain &chain)
{
    const int cut = chain.cut();
    if (cut >= chain.size())
        return tr("The line lies nowhere in this model.");
    const QString name = nameOf(chain.stage(cut));
    if (cut == 0)
        return tr("The line lies at the top, in front of %1: everything trains.").arg(name);
    return tr("The line lies in front of %1. Stages above it, which are kept: %2. Stages below it, which train: %3.")
        .arg(name, QString::number(cut), QString::number(chain.size() - cut));
}

} // namespace headstart::ui
