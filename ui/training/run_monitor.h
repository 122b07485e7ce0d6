// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/session.h"
#include "core/training/time_left.h"
#include "ui/common/background.h"
#include "ui/plots/run_curves.h"
#include "ui/training/stored_run.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace headstart::ui {

class Workbench;

/// The run that goes on, or was the last to: what the session tells of it, and what the store holds of its earlier
/// steps, as numbers and words for the page. It takes up whatever run the session has, whoever started it. Lives in
/// the window's thread.
class RunMonitor : public QObject {
    Q_OBJECT

public:
    enum class Phase {
        Idle,
        LookingAtData,
        Preparing, ///< the model
        Running,
        Pausing, ///< until the step under way is saved
        Resting,
        Stopping,
        Finished,
        Stopped,
        Failed,
    };

    explicit RunMonitor(Workbench &workbench, QObject *parent = nullptr);

    Phase phase() const { return m_phase; }
    bool isBusy() const;
    bool hasEnded() const;
    /// Why it rests besides, until there is room on the disk; pause() and stop() still do what they say.
    const std::optional<Error> &roomWaitedFor() const { return m_roomWaitedFor; }
    static QString waitingText(const Error &why);

    // Of what nothing is known yet: empty or 0.
    const training::RunBeginning &beginning() const { return m_beginning; }
    const RunCurves &curves() const { return m_curves; }
    const std::optional<runs::StepRow> &lastStep() const { return m_lastStep; }
    double secondsLeft() const { return m_timeLeft.seconds(); }
    double samplesPerSecond() const;
    double memory() const { return m_memory; }
    const std::optional<training::RunOutcome> &outcome() const { return m_outcome; }
    const std::optional<Error> &error() const { return m_error; }

    /// What workbench.missing() names must not be missing.
    void start();
    void resume(const QString &run);
    void pause();
    void goOn();
    void stop();
    /// See training::Session::change().
    void change(const QString &key, const QString &value);
    /// Of a run that has ended: the page is free for the next.
    void forget();

Q_SIGNALS:
    void phaseChanged();
    /// Another run, or nothing: curves and words begin anew.
    void cleared();
    void lookedAtData(qsizetype done, qsizetype all);
    void curvesGrew(const headstart::ui::RunPoints &points);
    /// The run's stages that have parameters, from the input to the head; then what is measured of them, by steps.
    void stagesBegan(const QStringList &stages);
    void stagesMeasured(const QList<headstart::runs::StageRow> &rows);
    /// Numbers other than curves.
    void measured();
    /// Something happened, in words.
    void told(const QString &line);

private:
    void connectSession();
    void beginAnew(Phase phase);
    void setPhase(Phase phase);
    void setRoomWaitedFor(const std::optional<Error> &why);
    void load(const std::string &run);
    void take(const StoredRun &stored);
    void tellStages();
    void takeSteps(const QList<runs::StepRow> &steps);
    void takeEpoch(const runs::EpochRow &epoch);
    void measure(const runs::StepRow &step);
    void lookAtVitals();
    void takeVitals(const Vitals &vitals);

    void onLookingAtData(qsizetype done, qsizetype all);
    void onIntervened(const runs::Intervention &intervention, const training::RunBeginning &now);
    void onStarted(const training::RunBeginning &beginning);
    void onFinished(const training::RunOutcome &outcome);
    void onStopped(const training::RunOutcome &outcome);
    void onFailed(const Error &error);

    Workbench &m_workbench;
    Phase m_phase = Phase::Idle;
    training::RunBeginning m_beginning;
    RunCurves m_curves;
    std::optional<runs::StepRow> m_lastStep;
    training::TimeLeft m_timeLeft;
    std::deque<runs::StepRow> m_latest; ///< of the last seconds, for the pace
    double m_latestSeconds = 0;         ///< of all of these
    std::optional<training::RunOutcome> m_outcome;
    std::optional<Error> m_error;
    std::optional<Error> m_roomWaitedFor;
    double m_memory = 0;
    std::int64_t m_savedStep = 0;
    bool m_wasQuiet = false; ///< nothing has come since the last look at the vitals

    // What comes in while the earlier steps are being read.
    bool m_isLoading = false;
    QList<runs::StepRow> m_waitingSteps;
    QList<runs::EpochRow> m_waitingEpochs;
    QList<runs::StageRow> m_waitingStageRows;

    QTimer m_timer;
    Background m_loading;
    Background m_vitals;
};

} // namespace headstart::ui
