// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/cost_card.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/workbench.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

/// "about 9 s", "about 0.4 s".
QString roughly(double seconds)
{
    constexpr double kShortest = 0.1;
    return seconds < 1 ? CostCard::tr("about %1").arg(duration(std::max(seconds, kShortest))) : about(seconds);
}

QString bytesOf(std::uint64_t count)
{
    return bytes(static_cast<double>(count));
}

/// Whether what does not train is computed once, and what it would change.
QString remarkOf(const training::Cost &cost, const training::RunConfig &config)
{
    constexpr std::uint64_t kMegabyte = 1'000'000;
    switch (cost.reuse) {
    case training::Reuse::Kept:
        if (cost.views > 1)
            return CostCard::tr("What does not train is computed in the first %1 epochs, which take %2 each, of a view "
                                "of each picture in each: %3 are kept.")
                .arg(grouped(cost.views), roughly(cost.epoch.fresh), bytesOf(cost.keptBytes));
        return cost.isKnown ? CostCard::tr("What does not train is known from earlier runs: %1 are kept.")
                                  .arg(bytesOf(cost.keptBytes))
                            : CostCard::tr("What does not train is computed once, in the first epoch: %1 are kept.")
                                  .arg(bytesOf(cost.keptBytes));
    case training::Reuse::Varied:
        return CostCard::tr(
                   "The pictures are varied at random: what does not train is computed anew in each epoch. "
                   "Unvaried, or with some views of each picture that come in turn, %1 would be kept for each, "
                   "and an epoch that uses them would take %2.")
            .arg(bytesOf(cost.keptBytes), roughly(cost.epoch.kept));
    case training::Reuse::TooLarge:
        return CostCard::tr("What does not train is computed anew in each epoch: its outputs, %1, do not fit into the "
                            "%2 for them. If they did, a later epoch would take %3.")
            .arg(bytesOf(cost.keptBytes),
                 bytesOf(static_cast<std::uint64_t>(config.compute.cacheMegabytes) * kMegabyte),
                 roughly(cost.epoch.kept));
    default:
        return CostCard::tr("Everything is computed anew in each epoch, since all of it trains.");
    }
}

void set(QLabel *label, const QString &text, const QString &tip = {})
{
    label->setText(text);
    label->setToolTip(tip);
    label->setAccessibleDescription(tip);
}

} // namespace

CostCard::CostCard(Workbench &workbench, QWidget *parent)
    : Card(parent), m_workbench(workbench), m_caption(makeCaption({}, this)), m_button(makeButton({}, {}, "", this)),
      m_progress(new QProgressBar(this)), m_figures(new QWidget(this)), m_notice(new Notice(this))
{
    setObjectName(QStringLiteral("costCard"));
    m_button->setObjectName(QStringLiteral("measureCost"));
    m_caption->setObjectName(QStringLiteral("costCaption"));
    m_notice->setObjectName(QStringLiteral("costNotice"));
    m_figures->setObjectName(QStringLiteral("costFigures"));
    m_progress->setObjectName(QStringLiteral("costProgress"));
    m_progress->setAccessibleName(tr("The run is being tried"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kGroup);
    head->addWidget(makeSection(tr("What the run will take"), this));
    head->addStretch();
    head->addWidget(m_button);
    content()->addLayout(head);
    content()->addWidget(m_progress);
    auto *grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(0);
    m_firstEpoch = addFigure(*grid, "costFirstEpoch", tr("First epoch"));
    m_laterEpochs = addFigure(*grid, "costLaterEpochs", tr("Later epochs"));
    m_whole = addFigure(*grid, "costWhole", tr("All epochs"));
    m_memory = addFigure(*grid, "costMemory", tr("Memory"));
    m_batch = addFigure(*grid, "costBatch", tr("Largest batch"));
    content()->addWidget(m_figures);
    content()->addWidget(m_notice);
    content()->addWidget(m_caption);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_measuring.isRunning())
            stop();
        else
            measure();
    });
    for (const auto signal : {&Workbench::configChanged, &Workbench::dataChanged})
        connect(&workbench, signal, this, &CostCard::follow);
    setMeasuring(false);
}

QLabel *CostCard::addFigure(QGridLayout &grid, const char *objectName, const QString &name)
{
    auto *value = new QLabel(m_figures);
    value->setTextFormat(Qt::PlainText);
    value->setObjectName(QString::fromLatin1(objectName));
    value->setWordWrap(true);
    value->setAccessibleName(name);
    const int column = m_count++;
    grid.addWidget(makeCaption(name, m_figures), 0, column, Qt::AlignTop);
    grid.addWidget(value, 1, column, Qt::AlignTop);
    grid.setColumnStretch(column, 1);
    return value;
}

void CostCard::measure()
{
    m_config = m_workbench.config();
    m_notice->clear();
    setMeasuring(true);
    m_measuring.run([config = m_config, library = m_workbench.library().folder(), store = &m_workbench.store()](
                        const StopToken &stop) { return training::measureCost(config, library, *store, stop); },
                    [this](const Result<std::optional<training::Cost>> &cost) { display(cost); });
}

void CostCard::stop()
{
    m_measuring.stop();
    setMeasuring(false);
}

/// What was measured is no longer what would run.
void CostCard::follow()
{
    m_button->setEnabled(m_workbench.missing().empty());
    if (m_workbench.config() == m_config)
        return;
    m_notice->clear();
    stop();
}

void CostCard::setMeasuring(bool measuring)
{
    m_progress->setVisible(measuring);
    m_figures->hide();
    m_button->setText(measuring ? tr("Cancel") : tr("Measure"));
    m_button->setAccessibleName(m_button->text());
    m_button->setAccessibleDescription(tr("Puts some batches through a copy of the run, to see what all will take"));
    m_button->setToolTip(m_button->accessibleDescription());
    m_button->setEnabled(measuring || m_workbench.missing().empty());
    m_caption->setText(measuring ? tr("Some batches go through a copy of the run. Nothing of it is kept.")
                                 : tr("Some batches go through a copy of the run, which takes a few seconds."));
}

void CostCard::display(const Result<std::optional<training::Cost>> &cost)
{
    setMeasuring(false);
    if (!cost)
        m_notice->show(Notice::Kind::Error, words(cost.error()));
    else if (*cost)
        display(**cost);
}

void CostCard::display(const training::Cost &cost)
{
    const training::MemoryCost &memory = cost.memory;
    const std::uint64_t room = memory.before + memory.room.bytes;
    set(m_firstEpoch, roughly(cost.epoch.first));
    set(m_laterEpochs, roughly(cost.epoch.later));
    set(m_whole, roughly(cost.total() - cost.start));
    set(m_memory, tr("about %1 of %2").arg(bytesOf(memory.peak), bytesOf(room)),
        QStringList{tr("the program now: %1").arg(bytesOf(memory.before)),
                    tr("weights: %1").arg(bytesOf(memory.weights)),
                    tr("gradients, the optimiser's memory, copies: %1").arg(bytesOf(memory.training)),
                    tr("a step of %1: %2").arg(grouped(cost.batch), bytesOf(memory.step)),
                    tr("kept outputs: %1").arg(bytesOf(memory.kept))}
            .join(QLatin1Char('\n')));
    const bool isAll = cost.largestBatch == static_cast<std::int64_t>(cost.training);
    set(m_batch,
        isAll ? tr("%1, all there are").arg(grouped(cost.largestBatch)) : tr("%1 fit").arg(grouped(cost.largestBatch)));
    m_figures->show();
    Q_EMIT measured();
    m_button->setText(tr("Measure again"));
    m_button->setAccessibleName(m_button->text());
    m_caption->setText(remarkOf(cost, m_config));
    if (!memory.fits())
        m_notice->show(Notice::Kind::Warning,
                       tr("The run needs more memory than there is. A smaller batch, or fewer stages that train, need "
                          "less."));
}

} // namespace headstart::ui
