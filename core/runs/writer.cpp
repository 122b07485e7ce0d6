// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/writer.h"

#include <chrono>
#include <utility>

namespace headstart::runs {

namespace {

constexpr std::chrono::milliseconds kLongestBatch(500);
constexpr int kPagesBeforeCheckpoint = 1000;

} // namespace

Writer::Writer(std::unique_ptr<Database> database) : m_database(std::move(database)), m_thread([this] { work(); })
{}

Writer::~Writer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_leaving = true;
    }
    m_wake.notify_one();
    m_thread.join();
    // Should it fail, the next owner finds all in the write-ahead log.
    if (!m_failure)
        (void)m_database->checkpoint(true);
}

void Writer::post(Job job)
{
    enqueue({std::move(job), {}});
}

Result<void> Writer::call(Job job)
{
    Task task = {std::move(job), std::promise<Result<void>>()};
    std::future<Result<void>> outcome = task.waiting->get_future();
    enqueue(std::move(task));
    return outcome.get();
}

std::optional<Error> Writer::failure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failure;
}

Result<void> Writer::tryAgain(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_failure.reset();
    }
    return call([&job](Database &database) {
        database.setCheckpointOnClose(true);
        return job(database);
    });
}

void Writer::enqueue(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Writer::work()
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_leaving || !m_queue.empty(); });
            if (m_queue.empty())
                return;
        }
        commitBatch();
    }
}

std::optional<Writer::Task> Writer::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_queue.empty())
        return {};
    Task task = std::move(m_queue.front());
    m_queue.pop_front();
    return task;
}

void Writer::commitBatch()
{
    std::vector<Task> tasks;
    std::vector<Refusal> refusals;
    const auto earlier = failure();
    const Result<void> outcome = earlier ? Result<void>(*earlier) : runBatch(tasks, refusals);
    if (!outcome) {
        stopWriting(outcome.error());
        while (auto task = take())
            tasks.push_back(std::move(*task));
    }
    refusals.resize(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (tasks[i].waiting)
            tasks[i].waiting->set_value(outcome && refusals[i] ? Result<void>(*refusals[i]) : outcome);
    if (outcome && m_database->pagesInLog() >= kPagesBeforeCheckpoint) {
        const auto moved = m_database->checkpoint(false);
        if (!moved)
            stopWriting(moved.error());
    }
}

Result<void> Writer::runBatch(std::vector<Task> &tasks, std::vector<Refusal> &refusals)
{
    const auto end = std::chrono::steady_clock::now() + kLongestBatch;
    auto began = m_database->execute("BEGIN IMMEDIATE");
    if (!began)
        return began;
    do {
        auto task = take();
        if (!task)
            break;
        tasks.push_back(std::move(*task));
        auto outcome = tasks.back().job(*m_database);
        if (!outcome)
            return outcome.error();
        refusals.push_back(*std::move(outcome));
    } while (std::chrono::steady_clock::now() < end);
    return m_database->execute("COMMIT");
}

void Writer::stopWriting(const Error &error)
{
    m_database->rollback();
    m_database->setCheckpointOnClose(false);
    const std::scoped_lock lock(m_mutex);
    m_failure = error;
}

} // namespace headstart::runs
