// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_monitor.h"

#include "ui/common/words.h"
#include "ui/training/setting_names.h"
#include "ui/workbench.h"

#include <chrono>
#include <span>

namespace headstart::ui {

using training::Session;

RunMonitor::RunMonitor(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    using namespace std::chrono_literals;
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &RunMonitor::lookAtVitals);
    connectSession();
    if (workbench.session().isRunning()) { // started before there was this page
        m_phase = Phase::Preparing;
        m_timer.start();
        load({});
    }
}

void RunMonitor::connectSession()
{
    const Session &session = m_workbench.session();
    connect(&session, &Session::lookingAtData, this, &RunMonitor::onLookingAtData);
    connect(&session, &Session::started, this, &RunMonitor::onStarted);
    connect(&session, &Session::said, this, [this](const Text &message) { Q_EMIT told(words(message)); });
    connect(&session, &Session::stepsMeasured, this, [this](const QString &, const QList<runs::StepRow> &steps) {
        if (m_isLoading)
            m_waitingSteps += steps;
        else
            takeSteps(steps);
    });
    connect(&session, &Session::stagesMeasured, this, [this](const QString &, const QList<runs::StageRow> &rows) {
        if (m_isLoading)
            m_waitingStageRows += rows;
        else
            Q_EMIT stagesMeasured(rows);
    });
    connect(&session, &Session::epochFinished, this, [this](const QString &, const runs::EpochRow &epoch) {
        if (m_isLoading)
            m_waitingEpochs += epoch;
        else
            takeEpoch(epoch);
    });
    connect(&session, &Session::intervened, this, &RunMonitor::onIntervened);
    connect(&session, &Session::waitsForRoom, this,
            [this](const QString &, const Error &why) { setRoomWaitedFor(why); });
    connect(&session, &Session::foundRoom, this, [this] {
        setRoomWaitedFor({});
        Q_EMIT told(tr("There is room again: the run goes on."));
    });
    connect(&session, &Session::finished, this,
            [this](const QString &, const training::RunOutcome &outcome) { onFinished(outcome); });
    connect(&session, &Session::stopped, this,
            [this](const QString &, const training::RunOutcome &outcome) { onStopped(outcome); });
    connect(&session, &Session::failed, this, [this](const QString &, const Error &error) { onFailed(error); });
}

bool RunMonitor::isBusy() const
{
    return m_phase != Phase::Idle && !hasEnded();
}

bool RunMonitor::hasEnded() const
{
    return m_phase == Phase::Finished || m_phase == Phase::Stopped || m_phase == Phase::Failed;
}

double RunMonitor::samplesPerSecond() const
{
    double samples = 0;
    for (const runs::StepRow &step : m_latest)
        samples += static_cast<double>(step.samples);
    return m_latestSeconds > 0 ? samples / m_latestSeconds : 0;
}

void RunMonitor::start()
{
    beginAnew(Phase::LookingAtData);
    m_workbench.start();
}

void RunMonitor::resume(const QString &run)
{
    beginAnew(Phase::LookingAtData);
    m_workbench.session().resume(run);
}

void RunMonitor::pause()
{
    m_workbench.session().pause();
    m_wasQuiet = false;
    setPhase(Phase::Pausing);
}

void RunMonitor::goOn()
{
    m_workbench.session().goOn();
    setPhase(Phase::Running);
    Q_EMIT told(tr("Goes on."));
}

void RunMonitor::stop()
{
    m_workbench.session().cancel();
    setPhase(Phase::Stopping);
}

void RunMonitor::change(const QString &key, const QString &value)
{
    m_workbench.session().change(key, value);
}

void RunMonitor::forget()
{
    if (hasEnded())
        beginAnew(Phase::Idle);
}

void RunMonitor::beginAnew(Phase phase)
{
    m_loading.stop();
    m_isLoading = false;
    m_waitingSteps.clear();
    m_waitingEpochs.clear();
    m_waitingStageRows.clear();
    m_beginning = {};
    m_curves = {};
    m_lastStep.reset();
    m_timeLeft = training::TimeLeft();
    m_latest.clear();
    m_latestSeconds = 0;
    m_outcome.reset();
    m_error.reset();
    m_roomWaitedFor.reset();
    m_savedStep = 0;
    Q_EMIT cleared();
    setPhase(phase);
}

void RunMonitor::setPhase(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    if (hasEnded())
        m_roomWaitedFor.reset();
    if (isBusy() && !m_timer.isActive())
        m_timer.start();
    if (!isBusy())
        m_timer.stop();
    Q_EMIT phaseChanged();
}

void RunMonitor::setRoomWaitedFor(const std::optional<Error> &why)
{
    m_roomWaitedFor = why;
    if (why)
        Q_EMIT told(waitingText(*why));
    Q_EMIT phaseChanged();
}

QString RunMonitor::waitingText(const Error &why)
{
    return tr("%1\nThe run waits: free some room, and it goes on by itself. If you stop it, what was saved stays, and "
              "it "
              "can be resumed from there.")
        .arg(words(why));
}

void RunMonitor::onLookingAtData(qsizetype done, qsizetype all)
{
    if (!isBusy()) // started elsewhere
        beginAnew(Phase::LookingAtData);
    if (m_phase == Phase::LookingAtData && done == all)
        setPhase(Phase::Preparing);
    Q_EMIT lookedAtData(done, all);
}

void RunMonitor::onStarted(const training::RunBeginning &beginning)
{
    if (!isBusy())
        beginAnew(Phase::Preparing);
    m_beginning = beginning;
    m_timeLeft = training::TimeLeft(beginning.steps);
    m_curves = RunCurves(beginning.epochs > 0 ? beginning.steps / beginning.epochs : 0);
    m_savedStep = beginning.stepsDone;
    tellStages();
    if (beginning.stepsDone > 0)
        load(beginning.id);
    Q_EMIT told((beginning.isText ? tr("%1 texts train, %2 judge; %3 of %4 parameters train.")
                                  : tr("%1 pictures train, %2 judge; %3 of %4 parameters train."))
                    .arg(grouped(static_cast<qint64>(beginning.training)),
                         grouped(static_cast<qint64>(beginning.validation)),
                         shortCount(static_cast<double>(beginning.trainedParameters)),
                         shortCount(static_cast<double>(beginning.parameters))));
    if (beginning.setAside > 0)
        Q_EMIT told(tr("Files that were left out: %1.").arg(beginning.setAside));
    if (beginning.stepsDone > 0)
        Q_EMIT told(tr("Goes on after step %1 of %2.").arg(grouped(beginning.stepsDone), grouped(beginning.steps)));
    if (m_phase == Phase::LookingAtData)
        m_phase = Phase::Preparing;
    setPhase(m_phase == Phase::Preparing ? Phase::Running : m_phase);
    Q_EMIT measured();
}

void RunMonitor::onIntervened(const runs::Intervention &intervention, const training::RunBeginning &now)
{
    m_beginning = now;
    m_timeLeft.setSteps(now.steps);
    Q_EMIT told(tr("From step %1 on: %2 is %3.")
                    .arg(grouped(intervention.step + 1), settingName(intervention.key),
                         QString::fromStdString(intervention.value)));
    Q_EMIT measured();
}

void RunMonitor::load(const std::string &run)
{
    m_isLoading = true;
    const bool isFound = run.empty(); // then its beginning is not known either
    m_loading.run(
        [store = &m_workbench.store(), run, isFound](const StopToken &) { return readRun(*store, run, isFound); },
        [this, isFound](Result<std::optional<StoredRun>> stored) {
            m_isLoading = false;
            if (stored && *stored) {
                if (isFound)
                    m_beginning = (*stored)->beginning;
                take(std::move(**stored));
            } else if (!stored) {
                Q_EMIT told(words(stored.error()));
            }
            const auto steps = std::exchange(m_waitingSteps, {});
            const auto epochs = std::exchange(m_waitingEpochs, {});
            const auto stageRows = std::exchange(m_waitingStageRows, {});
            const RunPoints points =
                m_curves.add(std::span(steps.constData(), static_cast<std::size_t>(steps.size())),
                             std::span(epochs.constData(), static_cast<std::size_t>(epochs.size())));
            for (const runs::StepRow &step : steps)
                measure(step);
            Q_EMIT stagesMeasured(stageRows);
            Q_EMIT curvesGrew(points);
            Q_EMIT measured();
        });
}

void RunMonitor::take(const StoredRun &stored)
{
    m_timeLeft = training::TimeLeft(m_beginning.steps);
    m_curves = stored.curves;
    Q_EMIT curvesGrew(stored.points);
    tellStages();
    Q_EMIT stagesMeasured(stored.stageRows);
    if (m_phase == Phase::Preparing)
        setPhase(Phase::Running);
}

void RunMonitor::tellStages()
{
    QStringList stages;
    for (const std::string &stage : m_beginning.stages)
        stages += QString::fromStdString(stage);
    Q_EMIT stagesBegan(stages);
}

void RunMonitor::takeSteps(const QList<runs::StepRow> &steps)
{
    const std::int64_t before = m_curves.lastStep();
    const RunPoints points = m_curves.add(std::span(steps.constData(), static_cast<std::size_t>(steps.size())));
    for (const runs::StepRow &step : steps)
        if (step.step > before)
            measure(step);
    Q_EMIT curvesGrew(points);
    Q_EMIT measured();
}

void RunMonitor::measure(const runs::StepRow &step)
{
    constexpr double kSeconds = 3;
    constexpr std::size_t kFewest = 3;
    m_wasQuiet = false;
    m_timeLeft.stepped(step);
    if (!m_latest.empty() && m_latest.back().epoch != step.epoch) { // a first one that fills the cache is much slower
        m_latest.clear();
        m_latestSeconds = 0;
    }
    m_latest.push_back(step);
    m_latestSeconds += step.seconds;
    while (m_latest.size() > kFewest && m_latestSeconds > kSeconds) {
        m_latestSeconds -= m_latest.front().seconds;
        m_latest.pop_front();
    }
    m_lastStep = step;
}

void RunMonitor::takeEpoch(const runs::EpochRow &epoch)
{
    const RunPoints points = m_curves.add(epoch);
    Q_EMIT curvesGrew(points);
    Q_EMIT measured();
    const QString accuracy = percent(epoch.validationAccuracy);
    const QString loss = significant(epoch.validationLoss);
    Q_EMIT told(epoch.isBest ? tr("Epoch %1: %2 right, loss %3: the best so far.").arg(epoch.epoch).arg(accuracy, loss)
                             : tr("Epoch %1: %2 right, loss %3.").arg(epoch.epoch).arg(accuracy, loss));
}

void RunMonitor::lookAtVitals()
{
    if (m_vitals.isRunning())
        return;
    m_vitals.run(
        [store = &m_workbench.store(), run = m_beginning.id](const StopToken &) { return readVitals(*store, run); },
        [this](const Result<Vitals> &vitals) {
            if (vitals && isBusy())
                takeVitals(*vitals);
        });
}

void RunMonitor::takeVitals(const Vitals &vitals)
{
    m_memory = vitals.memory;
    const bool isNew = vitals.savedStep > m_savedStep;
    if (isNew) {
        m_savedStep = vitals.savedStep;
        Q_EMIT told(tr("Saved after step %1.").arg(grouped(m_savedStep)));
    }
    // It rests once its last step is saved, and no other has come since the last look.
    const bool isSaved = m_lastStep && m_savedStep >= m_lastStep->step;
    if (m_phase == Phase::Pausing && isSaved && !isNew && m_wasQuiet) {
        setPhase(Phase::Resting);
        Q_EMIT told(tr("Rests after step %1.").arg(grouped(m_savedStep)));
    }
    m_wasQuiet = true;
    Q_EMIT measured();
}

void RunMonitor::onFinished(const training::RunOutcome &outcome)
{
    m_outcome = outcome;
    setPhase(Phase::Finished);
    Q_EMIT told(tr("Finished after %1 of training.").arg(duration(outcome.seconds)));
    Q_EMIT measured();
}

void RunMonitor::onStopped(const training::RunOutcome &outcome)
{
    if (m_beginning.id.empty()) {
        beginAnew(Phase::Idle);
        return;
    }
    m_outcome = outcome;
    setPhase(Phase::Stopped);
    Q_EMIT told(tr("Stopped. The last step is saved."));
    Q_EMIT measured();
}

void RunMonitor::onFailed(const Error &error)
{
    const bool hadBegun = !m_beginning.id.empty();
    if (!hadBegun)
        beginAnew(Phase::Idle);
    m_error = error;
    Q_EMIT told(words(error));
    if (hadBegun)
        setPhase(Phase::Failed);
    else
        Q_EMIT phaseChanged();
}

} // namespace headstart::ui
