// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/writer.h"

#include <chrono>
#include <iterator>
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
        if (m_failure && !m_queue.empty())
            m_failure.reset();
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
    auto written = call([&job](Database &database) {
        database.setCheckpointOnClose(true);
        return job(database);
    });
    if (const auto again = written ? failure() : std::nullopt) // the log's way into the file was what failed
        return *again;
    return written;
}

void Writer::enqueue(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_failure && task.waiting)
            task.waiting->set_value(*m_failure);
        if (m_failure && (task.waiting || m_failure->kind != ErrorKind::NoRoom))
            return;
        m_queue.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Writer::work()
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_leaving || (!m_failure && !m_queue.empty()); });
            if (m_failure || m_queue.empty())
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
    const Result<void> outcome = runBatch(tasks, refusals);
    if (!outcome) {
        stopWriting(outcome.error(), tasks);
        return;
    }
    if (m_database->pagesInLog() >= kPagesBeforeCheckpoint) {
        std::vector<Task> none; // the batch's own are committed
        if (const auto moved = m_database->checkpoint(false); !moved)
            stopWriting(moved.error(), none);
    }
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (tasks[i].waiting)
            tasks[i].waiting->set_value(refusals[i] ? Result<void>(*refusals[i]) : Result<void>());
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

/// `tasks`: those that were taken back, which come before the queue's. Who waits for one is told; the others are kept
/// where there was no room.
void Writer::stopWriting(const Error &error, std::vector<Task> &tasks)
{
    m_database->rollback();
    m_database->setCheckpointOnClose(false);
    const std::scoped_lock lock(m_mutex);
    m_failure = error;
    std::deque<Task> all(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
    all.insert(all.end(), std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.end()));
    m_queue.clear();
    for (Task &task : all) {
        if (task.waiting)
            task.waiting->set_value(error);
        else if (error.kind == ErrorKind::NoRoom)
            m_queue.push_back(std::move(task));
    }
}

} // namespace headstart::runs
