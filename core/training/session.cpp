// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/session.h"

#include "core/base/guarded.h"
#include "core/training/run.h"

#include <chrono>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace headstart::training {

/// Carries what the run says, in its thread, to the session's signals, and the session's wishes to the run.
class Session::Worker final : public RunObserver {
public:
    explicit Worker(Session &session) : m_session(session) {}

    void lookingAtData(std::size_t done, std::size_t all) override
    {
        if (isTime() || done == all)
            Q_EMIT m_session.lookingAtData(static_cast<qsizetype>(done), static_cast<qsizetype>(all));
    }

    void began(const RunBeginning &beginning) override
    {
        m_run = QString::fromStdString(beginning.id);
        Q_EMIT m_session.started(beginning);
    }

    void stepped(const runs::StepRow &row) override
    {
        m_steps.append(row);
        if (isTime())
            flush();
    }

    void stagesMeasured(const std::vector<runs::StageRow> &rows) override
    {
        for (const runs::StageRow &row : rows)
            m_stageRows.append(row);
    }

    void epochEnded(const runs::EpochRow &row) override
    {
        flush();
        Q_EMIT m_session.epochFinished(m_run, row);
    }

    void said(const Text &message) override { Q_EMIT m_session.said(message); }

    void intervened(const runs::Intervention &intervention, const RunBeginning &now) override
    {
        flush();
        Q_EMIT m_session.intervened(intervention, now);
    }

    void waitsForRoom(const Error &why) override
    {
        flush();
        Q_EMIT m_session.waitsForRoom(m_run, why);
    }

    void foundRoom() override { Q_EMIT m_session.foundRoom(m_run); }

    void flush()
    {
        if (!m_steps.isEmpty())
            Q_EMIT m_session.stepsMeasured(m_run, std::exchange(m_steps, {}));
        if (!m_stageRows.isEmpty())
            Q_EMIT m_session.stagesMeasured(m_run, std::exchange(m_stageRows, {}));
    }

    const QString &run() const { return m_run; }

    StopToken stop;
    PauseSwitch pause;
    Wishes wishes;

private:
    bool isTime()
    {
        constexpr auto kBetween = std::chrono::milliseconds(100);
        const auto now = std::chrono::steady_clock::now();
        if (now - m_lastTime < kBetween)
            return false;
        m_lastTime = now;
        return true;
    }

    Session &m_session;
    QString m_run;
    QList<runs::StepRow> m_steps;
    QList<runs::StageRow> m_stageRows;
    std::chrono::steady_clock::time_point m_lastTime;
};

Session::Session(std::filesystem::path libraryFolder, runs::RunStore &store, QObject *parent)
    : QObject(parent), m_libraryFolder(std::move(libraryFolder)), m_store(store)
{}

Session::~Session()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void Session::start(const RunConfig &config, const QString &name)
{
    launch([this, config, name = name.toStdString()](Worker &worker) {
        return startRun(config, name, {m_libraryFolder, m_store}, worker, worker.stop, {&worker.pause, &worker.wishes});
    });
}

void Session::resume(const QString &run, const std::optional<data::DataSource> &moved)
{
    launch([this, run = run.toStdString(), moved](Worker &worker) -> Result<RunOutcome> {
        const auto row = m_store.find(run);
        if (!row)
            return row.error();
        return resumeRun(*row, moved, {m_libraryFolder, m_store}, worker, worker.stop, {&worker.pause, &worker.wishes});
    });
}

void Session::change(const QString &key, const QString &value)
{
    if (m_worker)
        m_worker->wishes.add({0, key.toStdString(), value.toStdString()});
}

void Session::cancel()
{
    if (m_worker)
        m_worker->stop.stop();
}

void Session::pause()
{
    if (m_worker)
        m_worker->pause.pause();
}

void Session::goOn()
{
    if (m_worker)
        m_worker->pause.release();
}

void Session::launch(Work work)
{
    Q_ASSERT(!isRunning());
    m_worker = std::make_unique<Worker>(*this);
    m_thread = std::thread([this, work = std::move(work)] {
        constexpr int kNicer = 5; // OpenMP's threads inherit it: the window stays smooth
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNicer);
        const auto outcome = guarded([&] { return work(*m_worker); });
        m_worker->flush();
        QMetaObject::invokeMethod(
            this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
    });
}

/// In the session's own thread: what comes after may start the next run.
void Session::end(const Result<RunOutcome> &outcome)
{
    m_thread.join();
    const QString run = std::exchange(m_worker, nullptr)->run();
    if (!outcome)
        Q_EMIT failed(run, outcome.error());
    else if (outcome->status == runs::Status::Stopped)
        Q_EMIT stopped(run, *outcome);
    else
        Q_EMIT finished(run, *outcome);
}

} // namespace headstart::training
