// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/figures_pane.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

QString none()
{
    return QStringLiteral("–");
}

void set(QLabel *label, const QString &text, const QString &tip)
{
    label->setText(text);
    label->setToolTip(tip);
    label->setAccessibleDescription(tip);
}

/// "about 9 s", "about 0.4 s".
QString roughly(double seconds)
{
    constexpr double kShortest = 0.1;
    return seconds < 1 ? FiguresPane::tr("about %1").arg(duration(std::max(seconds, kShortest))) : about(seconds);
}

} // namespace

FiguresPane::FiguresPane(QWidget *parent) : Card(parent)
{
    content()->addWidget(makeSection(tr("What the line costs"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    content()->addLayout(grid);
    m_trains = addFigure(*grid, "trainsValue", tr("Trains"));
    m_memory = addFigure(*grid, "memoryValue", tr("Memory"));
    m_firstEpoch = addFigure(*grid, "firstEpochValue", tr("First epoch"));
    m_laterEpochs = addFigure(*grid, "laterEpochsValue", tr("Later epochs"));
    m_remark = makeCaption({}, this);
    m_remark->setObjectName(QStringLiteral("figuresRemark"));
    content()->addWidget(m_remark);
}

QLabel *FiguresPane::addFigure(QGridLayout &grid, const char *name, const QString &label)
{
    auto *value = new QLabel(none(), this);
    value->setTextFormat(Qt::PlainText);
    value->setObjectName(QString::fromLatin1(name));
    value->setWordWrap(true);
    const int row = grid.rowCount();
    QLabel *caption = makeSecondary(label, this);
    caption->setWordWrap(false);
    grid.addWidget(caption, row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1);
    return value;
}

void FiguresPane::show(const Subject &subject, Timing timing, QStringList remarks)
{
    showParameters(subject.chain);
    showMemory(subject);
    showTime(subject, timing);
    if (const QString remark = timingRemark(timing); !remark.isEmpty())
        remarks += remark;
    remarks += reuseRemark(subject);
    m_remark->setText(remarks.join(QLatin1Char('\n')));
}

void FiguresPane::showParameters(const Chain &chain)
{
    const std::int64_t trained = chain.trainedParameters();
    const std::int64_t all = chain.outline.parameters();
    const double share = all > 0 ? static_cast<double>(trained) / static_cast<double>(all) : 0;
    set(m_trains,
        tr("%1 of %2 (%3)")
            .arg(shortCount(static_cast<double>(trained)), shortCount(static_cast<double>(all)), percent(share)),
        tr("%1 of %2 parameters are trainable; the others are frozen. Exceptions are counted in.")
            .arg(grouped(trained), grouped(all)));
}

void FiguresPane::showMemory(const Subject &subject)
{
    const MemoryEstimate memory = memoryOf(subject);
    const QString tip =
        QStringList{tr("An estimate of what training takes besides the program itself:"),
                    tr("weights: %1").arg(bytes(memory.weights)),
                    tr("gradients: %1").arg(bytes(memory.gradients)),
                    tr("the optimiser's memory (%1): %2")
                        .arg(QString::fromStdString(subject.config.optimiser.kind), bytes(memory.optimiser)),
                    (subject.chain.outline.isText ? tr("outputs on the way to the loss, %1 texts at a time: %2")
                                                  : tr("outputs on the way to the loss, %1 pictures at a time: %2"))
                        .arg(grouped(piecesOf(subject)), bytes(memory.outputs)),
                    tr("kept outputs of the part above the line: %1").arg(bytes(memory.kept)),
                    tr("The outputs are reckoned from the stages' shapes and widths; half as much again is possible.")}
            .join(QLatin1Char('\n'));
    set(m_memory, tr("about %1").arg(bytes(memory.total())), tip);
}

void FiguresPane::showTime(const Subject &subject, Timing timing)
{
    const auto time = timeOf(subject);
    if (!time) {
        const QString text = timing == Timing::Measuring ? tr("measuring…") : none();
        set(m_firstEpoch, text, timingRemark(timing));
        set(m_laterEpochs, text, timingRemark(timing));
        return;
    }
    const QString tip = timeTip(subject);
    set(m_firstEpoch, roughly(time->first), tip);
    set(m_laterEpochs, roughly(time->later), tip + QLatin1Char('\n') + reuseRemark(subject));
}

QString FiguresPane::timeTip(const Subject &subject)
{
    constexpr double kMilli = 1000;
    double kept = 0;
    double training = 0;
    for (int i = 0; i < subject.chain.size(); ++i)
        (i < subject.chain.firstTrained() ? kept : training) += kMilli * subject.chain.seconds(i);
    const bool isText = subject.chain.outline.isText;
    const QString madeUp =
        isText ? tr("An estimate. Each stage was timed on this machine, with made-up texts of %1 tokens:")
               : tr("An estimate. Each stage was timed on this machine, with made-up pictures of %1 pixels a side:");
    const QString forKept = isText ? tr("%1 ms a text for what is kept (forward only),")
                                   : tr("%1 ms a picture for what is kept (forward only),");
    const QString times = isText ? tr("times %1 training texts, and the way forward for %2 validation texts.")
                                 : tr("times %1 training pictures, and the way forward for %2 validation pictures.");
    return QStringList{madeUp.arg(subject.inputSize), forKept.arg(significant(kept)),
                       tr("%1 ms for what trains (forward and backward);").arg(significant(training)),
                       times.arg(grouped(static_cast<qint64>(subject.samples.training)),
                                 grouped(static_cast<qint64>(subject.samples.validation))),
                       isText ? tr("Texts that are shorter take less.") : tr("Reading the pictures comes on top.")}
        .join(QLatin1Char('\n'));
}

QString FiguresPane::reuseRemark(const Subject &subject)
{
    constexpr double kMegabyte = 1e6;
    switch (reuseOf(subject)) {
    case Reuse::Kept:
        if (const std::size_t views = keptViews(subject); views > 1)
            return tr("What is above the line is computed in the first %1 epochs, of a view of each picture in each, "
                      "and its outputs are kept.")
                .arg(grouped(static_cast<qint64>(views)));
        return tr("What is above the line is computed once, in the first epoch, and its outputs are kept.");
    case Reuse::Varied:
        return tr("The pictures are varied at random: what is above the line is computed anew in each epoch.");
    case Reuse::TooLarge:
        return tr("What is above the line is computed anew in each epoch: its outputs do not fit into %1.")
            .arg(bytes(kMegabyte * static_cast<double>(subject.config.compute.cacheMegabytes)));
    default:
        return tr("Everything is computed anew in each epoch, since all of it trains.");
    }
}

QString FiguresPane::timingRemark(Timing timing)
{
    switch (timing) {
    case Timing::Measuring:
        return tr("Measuring how long each stage takes on this machine…");
    case Timing::Waiting:
        return tr("How long an epoch takes is measured once nothing is training.");
    case Timing::Elsewhere:
        return tr("How long an epoch takes is not estimated for a graphics card.");
    default:
        return {};
    }
}

} // namespace headstart::ui
