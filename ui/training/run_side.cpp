// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_side.h"

#include "core/insight/metrics.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/training/run_monitor.h"

#include <QGridLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTime>

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

using Phase = RunMonitor::Phase;

constexpr QChar kDash(0x2013);

QString phaseText(Phase phase)
{
    switch (phase) {
    case Phase::Idle:
        return {};
    case Phase::LookingAtData:
        return RunSide::tr("Looking at the data");
    case Phase::Preparing:
        return RunSide::tr("Preparing the model");
    case Phase::Running:
        return RunSide::tr("Trains");
    case Phase::Pausing:
        return RunSide::tr("Rests after this step");
    case Phase::Resting:
        return RunSide::tr("Rests");
    case Phase::Stopping:
        return RunSide::tr("Stops after this step");
    case Phase::Finished:
        return RunSide::tr("Finished");
    case Phase::Stopped:
        return RunSide::tr("Stopped");
    case Phase::Failed:
        return RunSide::tr("Ended with an error");
    }
    return {};
}

} // namespace

RunSide::RunSide(RunMonitor &monitor, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_phase(makeSection({}, this)), m_progress(new QProgressBar(this)),
      m_log(new QPlainTextEdit(this))
{
    constexpr int kWidth = 300;
    setFixedWidth(kWidth);
    m_phase->setObjectName(QStringLiteral("phase"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How far it is"));
    m_log->setObjectName(QStringLiteral("log"));
    m_log->setAccessibleName(tr("What happened"));
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    constexpr int kMostLines = 2000;
    m_log->setMaximumBlockCount(kMostLines);
    constexpr int kLeast = 72; // in a low window the log gives way, not the space between the buttons
    m_log->setMinimumHeight(kLeast);
    m_log->setFont(Theme::font(type::kCaption));
    m_log->setPlaceholderText(tr("What happens is written here."));

    auto *card = new Card(this);
    QVBoxLayout *column = card->content();
    column->addWidget(m_phase);
    column->addWidget(m_progress);
    column->addWidget(makeFacts());
    column->addLayout(makeButtons());
    column->addWidget(m_log, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);

    connectButtons();
    connect(&monitor, &RunMonitor::phaseChanged, this, &RunSide::refreshPhase);
    connect(&monitor, &RunMonitor::cleared, this, &RunSide::clear);
    connect(&monitor, &RunMonitor::lookedAtData, this, &RunSide::showLookedAt);
    connect(&monitor, &RunMonitor::measured, this, &RunSide::refreshNumbers);
    connect(&monitor, &RunMonitor::told, this, &RunSide::tell);
    refreshPhase();
}

RunSide::Fact RunSide::addFact(QGridLayout &grid, int row, int column, int columns, const char *objectName,
                               const QString &name)
{
    Fact fact{makeCaption(name, this), new QLabel(QString(kDash), this)};
    fact.value->setObjectName(QString::fromLatin1(objectName));
    fact.value->setTextFormat(Qt::PlainText);
    fact.value->setWordWrap(columns > 1);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(0);
    pair->addWidget(fact.name);
    pair->addWidget(fact.value);
    grid.addLayout(pair, row, column, 1, columns);
    return fact;
}

/// A screen reader says the name with it.
void RunSide::setValue(const Fact &fact, const QString &value)
{
    const QString text = value.isEmpty() ? QString(kDash) : value;
    if (fact.value->text() == text)
        return;
    fact.value->setText(text);
    fact.value->setAccessibleName(fact.name->text() + QStringLiteral(": ") + text);
}

QWidget *RunSide::makeFacts()
{
    auto *facts = new QWidget(this);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kNormal);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    constexpr int kBoth = 2;
    int row = 0;
    m_epoch = addFact(*grid, row, 0, 1, "factEpoch", tr("Epoch"));
    m_time = addFact(*grid, row, 1, 1, "factTime", tr("Time left"));
    m_best = addFact(*grid, ++row, 0, kBoth, "factBest", tr("Best so far, of the validation data"));
    m_pace = addFact(*grid, ++row, 0, 1, "factPace", tr("Samples per second"));
    m_memory = addFact(*grid, row, 1, 1, "factMemory", tr("Memory"));
    m_rates = addFact(*grid, ++row, 0, kBoth, "factRates", tr("Learning rates"));
    m_parameters = addFact(*grid, ++row, 0, kBoth, "factParameters", tr("Parameters that train"));
    m_pace.name->setToolTip(tr("Over the last seconds of training"));
    m_memory.name->setToolTip(tr("Of the whole program, in the computer's memory"));
    m_rates.name->setToolTip(tr("Of the head, and of the stages before it that train"));
    return facts;
}

QPushButton *RunSide::makeAction(const char *objectName, const QString &text, const QString &description,
                                 const char *role)
{
    QPushButton *button = makeButton(text, description, role, this);
    button->setObjectName(QString::fromLatin1(objectName));
    return button;
}

QLayout *RunSide::makeButtons()
{
    m_pause = makeAction("pause", tr("Pause"), tr("Rests after the step under way, and saves it"));
    m_goOn = makeAction("goOn", tr("Go on"), tr("Goes on where it rests"));
    m_stop = makeAction("stop", tr("Stop"), tr("Stops after the step under way, and saves it: it can be resumed"));
    m_change = makeAction("change", tr("Change..."), tr("Another rate, last epoch or cut, while it goes on"));
    m_predict =
        makeAction("predict", tr("Predict with it"), tr("Tries the best epoch's model on other data"), "accent");
    m_resume = makeAction("resume", tr("Resume"), tr("Goes on from the last saved step"));
    m_runs = makeAction("seeInRuns", tr("See it in Runs"), tr("Compares it with other runs"));
    m_new = makeAction("newRun", tr("New run"), tr("Back to the settings, for another run"));
    auto *grid = new QGridLayout;
    grid->setSpacing(space::kNormal);
    grid->addWidget(m_pause, 0, 0);
    grid->addWidget(m_goOn, 0, 0);
    grid->addWidget(m_stop, 0, 1);
    grid->addWidget(m_change, 1, 0, 1, 2);
    grid->addWidget(m_predict, 1, 0, 1, 2);
    grid->addWidget(m_resume, 2, 0, 1, 2);
    grid->addWidget(m_runs, 3, 0);
    grid->addWidget(m_new, 3, 1);
    return grid;
}

void RunSide::connectButtons()
{
    connect(m_pause, &QPushButton::clicked, &m_monitor, &RunMonitor::pause);
    connect(m_goOn, &QPushButton::clicked, &m_monitor, &RunMonitor::goOn);
    connect(m_stop, &QPushButton::clicked, &m_monitor, &RunMonitor::stop);
    connect(m_change, &QPushButton::clicked, this, &RunSide::changeWanted);
    connect(m_predict, &QPushButton::clicked, this, &RunSide::predictionWanted);
    connect(m_resume, &QPushButton::clicked, this, &RunSide::resumeWanted);
    connect(m_runs, &QPushButton::clicked, this, &RunSide::runsWanted);
    connect(m_new, &QPushButton::clicked, this, &RunSide::newRunWanted);
}

void RunSide::clear()
{
    m_log->clear();
    for (const Fact &fact : {m_epoch, m_time, m_best, m_pace, m_memory, m_rates, m_parameters})
        setValue(fact, {});
    m_progress->setRange(0, 1);
    m_progress->setValue(0);
}

void RunSide::refreshPhase()
{
    const Phase phase = m_monitor.phase();
    const bool waits = m_monitor.roomWaitedFor() && phase != Phase::Stopping;
    m_phase->setText(waits ? tr("Waits for room on the disk") : phaseText(phase));
    const bool rests = phase == Phase::Pausing || phase == Phase::Resting;
    const bool hasEnded = m_monitor.hasEnded();
    const bool isOpen = phase == Phase::Stopped || phase == Phase::Failed;
    // The keys stay where they are when a button makes way for another.
    const bool hadFocus = m_pause->hasFocus() || m_goOn->hasFocus();
    m_pause->setVisible(!hasEnded && !rests);
    m_pause->setEnabled(phase == Phase::Running);
    m_goOn->setVisible(rests);
    if (hadFocus && rests)
        m_goOn->setFocus();
    else if (hadFocus && !hasEnded)
        m_pause->setFocus();
    m_stop->setVisible(!hasEnded);
    m_stop->setEnabled(phase != Phase::Stopping);
    m_change->setVisible(!hasEnded);
    m_change->setEnabled(phase == Phase::Running || rests);
    m_predict->setVisible(hasEnded && m_monitor.curves().best());
    m_resume->setVisible(isOpen);
    m_runs->setVisible(hasEnded);
    m_new->setVisible(hasEnded);
    refreshNumbers();
}

void RunSide::refreshNumbers()
{
    const training::RunBeginning &run = m_monitor.beginning();
    if (run.id.empty())
        return;
    const auto &step = m_monitor.lastStep();
    const std::int64_t lastStep = step ? step->step : std::max(run.stepsDone, m_monitor.curves().lastStep());
    constexpr int kParts = 1000;
    m_progress->setRange(0, kParts);
    m_progress->setValue(static_cast<int>(kParts * lastStep / std::max<std::int64_t>(1, run.steps)));
    const std::int64_t ended = std::max<std::int64_t>(1, m_monitor.curves().lastEpoch());
    //: the epoch under way, of all
    setValue(m_epoch, tr("%1 of %2").arg(step ? std::max(step->epoch, ended) : ended).arg(run.epochs));
    m_epoch.value->setToolTip(tr("Step %1 of %2").arg(grouped(lastStep), grouped(run.steps)));
    refreshTime();
    refreshBest();
    const double pace = m_monitor.samplesPerSecond();
    setValue(m_pace, pace > 0 ? significant(pace) : QString());
    setValue(m_memory, m_monitor.memory() > 0 ? bytes(m_monitor.memory()) : QString());
    if (step)
        setValue(m_rates,
                 tr("head %1, before it %2").arg(significant(step->headRate), significant(step->backboneRate)));
    if (run.parameters > 0) {
        setValue(m_parameters, tr("%1 of %2")
                                   .arg(shortCount(static_cast<double>(run.trainedParameters)),
                                        shortCount(static_cast<double>(run.parameters))));
        m_parameters.value->setToolTip(tr("%1 of %2").arg(grouped(run.trainedParameters), grouped(run.parameters)));
    }
}

void RunSide::refreshTime()
{
    const auto &outcome = m_monitor.outcome();
    m_time.name->setText(outcome ? tr("It took") : tr("Time left"));
    if (outcome)
        setValue(m_time, duration(outcome->seconds));
    else
        setValue(m_time, m_monitor.secondsLeft() > 0 ? about(m_monitor.secondsLeft()) : QString());
}

void RunSide::refreshBest()
{
    const auto &best = m_monitor.curves().best();
    if (!best)
        return;
    const auto all = static_cast<double>(m_monitor.beginning().validation);
    const insight::Interval interval = insight::wilson95(std::round(best->validationAccuracy * all), all);
    //: accuracy, its interval, the epoch
    setValue(m_best, tr("%1 (%2 to %3), epoch %4")
                         .arg(percent(best->validationAccuracy), percent(interval.low), percent(interval.high))
                         .arg(best->epoch));
    m_best.value->setToolTip(tr("The share of the %1 validation samples that are called right after this epoch, with "
                                "Wilson's 95 % interval.")
                                 .arg(grouped(static_cast<qint64>(all))));
}

void RunSide::showLookedAt(qsizetype done, qsizetype all)
{
    if (m_monitor.phase() != Phase::LookingAtData)
        return;
    m_progress->setRange(0, static_cast<int>(std::max<qsizetype>(1, all)));
    m_progress->setValue(static_cast<int>(done));
    m_phase->setText(tr("Looking at the data: %1 of %2").arg(grouped(done), grouped(all)));
}

void RunSide::tell(const QString &line)
{
    m_log->appendPlainText(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat) + QStringLiteral("  ")
                           + line);
}

} // namespace headstart::ui
