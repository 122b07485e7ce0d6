// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/background.h"

#include <QThreadPool>

#include <condition_variable>
#include <mutex>

namespace headstart::ui {

struct Background::Job {
    StopToken stop;
};

struct Background::Running {
    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;
};

Background::~Background()
{
    if (m_job)
        m_job->stop.stop();
    if (!m_running)
        return;
    std::unique_lock lock(m_running->mutex);
    m_running->changed.wait(lock, [this] { return m_running->count == 0; });
}

void Background::stop()
{
    if (!m_job)
        return;
    m_job->stop.stop();
    m_job = nullptr;
    Q_EMIT runningChanged(false);
}

void Background::start(Task task)
{
    if (m_job)
        m_job->stop.stop();
    if (!m_running)
        m_running = std::make_shared<Running>();
    const auto job = std::make_shared<Job>();
    m_job = job;
    {
        const std::lock_guard lock(m_running->mutex);
        ++m_running->count;
    }
    Q_EMIT runningChanged(true);
    QThreadPool::globalInstance()->start([this, job, running = m_running, task = std::move(task)]() mutable {
        auto done = task(job->stop);
        // The destructor waits until this thread lets go, so `this` is still there; a queued call to what is gone is
        // dropped.
        QMetaObject::invokeMethod(
            this, [this, job, done = std::move(done)] { finish(job, done); }, Qt::QueuedConnection);
        const std::lock_guard lock(running->mutex);
        --running->count;
        running->changed.notify_all();
    });
}

void Background::finish(const std::shared_ptr<Job> &job, const std::function<void()> &done)
{
    if (job != m_job)
        return;
    m_job = nullptr;
    Q_EMIT runningChanged(false);
    done();
}

} // namespace headstart::ui
