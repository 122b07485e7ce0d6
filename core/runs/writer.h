// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace headstart::runs {

/// Why a job changed nothing: its input is wrong. Not an error of the store, which goes on.
using Refusal = std::optional<Error>;

/// The one thread that writes a store. Jobs run in the order in which they came, many in one transaction, which is
/// committed when none is left and at the latest half a second after it began. After an error nothing more is written
/// until it is to try again: what was not committed is taken back, and kept where there was no room for it, with all
/// that is posted from then on. Any thread may call.
class Writer {
public:
    /// Runs in the writer's thread. Errors are the store's; a job that refuses must not have written anything.
    using Job = std::function<Result<Refusal>(Database &)>;

    explicit Writer(std::unique_ptr<Database> database);
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    ~Writer(); ///< does what is queued first; where there was no room, it tries once more

    void post(Job job);
    /// Waits until the job has been committed. Errors: it refused, or it or a job before it failed; it is not kept
    /// then.
    Result<void> call(Job job);
    std::optional<Error> failure() const;
    /// Writes again, what was kept and then `job`. Errors: it failed once more, and nothing is written as before.
    Result<void> tryAgain(Job job);

private:
    struct Task {
        Job job;
        std::optional<std::promise<Result<void>>> waiting;
    };

    void enqueue(Task task);
    void work();
    std::optional<Task> take();
    void commitBatch();
    Result<void> runBatch(std::vector<Task> &tasks, std::vector<Refusal> &refusals);
    void stopWriting(const Error &error, std::vector<Task> &tasks);

    std::unique_ptr<Database> m_database;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_queue;
    bool m_leaving = false;
    std::optional<Error> m_failure;
    std::thread m_thread; // last: it uses the others
};

} // namespace headstart::runs
