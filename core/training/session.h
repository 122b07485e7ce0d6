// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/run_config.h"
#include "core/training/run_events.h"

#include <QList>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace headstart::training {

/// The window's side of training: it lives in the window's thread, which never waits, and trains in one of its own, of
/// lower priority. Configurations go over by value, and so do results, as signals. Each start ends in exactly one of
/// finished, stopped and failed. One run at a time. The store must outlive it.
class Session : public QObject {
    Q_OBJECT

public:
    Session(std::filesystem::path libraryFolder, runs::RunStore &store, QObject *parent = nullptr);
    /// Stops what runs, after its checkpoint, and waits for that.
    ~Session() override;

    bool isRunning() const { return m_worker != nullptr; }

    /// Nothing may be running.
    void start(const RunConfig &config, const QString &name);
    /// `run`: an id. `moved`: where its data lie now, if they have moved.
    void resume(const QString &run, const std::optional<data::DataSource> &moved = {});

    /// Takes effect within a stage: stopped() follows once the last step is saved.
    void cancel();
    /// Rests after the step that is being made, and its checkpoint.
    void pause();
    void goOn();
    /// Changes the run between two steps: see changedBy(). It is stored, and happens again where the run goes on from
    /// an earlier step. What cannot be done is said.
    void change(const QString &key, const QString &value);

Q_SIGNALS:
    void lookingAtData(qsizetype done, qsizetype all);
    void started(const headstart::training::RunBeginning &beginning);
    /// Bundled: ten times a second.
    void stepsMeasured(const QString &run, const QList<headstart::runs::StepRow> &steps);
    /// Likewise: of some steps, all stages that train.
    void stagesMeasured(const QString &run, const QList<headstart::runs::StageRow> &rows);
    void epochFinished(const QString &run, const headstart::runs::EpochRow &epoch);
    void said(const headstart::Text &message);
    /// It is in force: what of the beginning holds now.
    void intervened(const headstart::runs::Intervention &intervention, const headstart::training::RunBeginning &now);
    /// See RunObserver. What is wished for while it waits holds.
    void waitsForRoom(const QString &run, const headstart::Error &why);
    void foundRoom(const QString &run);

    void finished(const QString &run, const headstart::training::RunOutcome &outcome);
    void stopped(const QString &run, const headstart::training::RunOutcome &outcome);
    /// `run` is empty if it had not begun.
    void failed(const QString &run, const headstart::Error &error);

private:
    class Worker;
    using Work = std::function<Result<RunOutcome>(Worker &)>;
    void launch(Work work);
    void end(const Result<RunOutcome> &outcome);

    const std::filesystem::path m_libraryFolder;
    runs::RunStore &m_store;
    std::unique_ptr<Worker> m_worker; ///< while something runs
    std::thread m_thread;
};

} // namespace headstart::training
