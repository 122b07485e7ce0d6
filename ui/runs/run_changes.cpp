// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_changes.h"

#include "core/base/guarded.h"

#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace headstart::ui {

struct RunChanges::Queue {
    struct Task {
        Change change;
        std::function<void(const Result<void> &)> done;
    };
    struct Outcome {
        std::function<void(const Result<void> &)> done;
        Result<void> result;
    };

    std::mutex working; ///< held by the one that writes: the order stays
    std::mutex mutex;   ///< of what follows
    std::deque<Task> tasks;
    std::vector<Outcome> outcomes;

    bool writeNext(runs::RunStore &store)
    {
        Task task;
        {
            const std::lock_guard lock(mutex);
            if (tasks.empty())
                return false;
            task = std::move(tasks.front());
            tasks.pop_front();
        }
        auto result = guarded([&] { return task.change(store); });
        const std::lock_guard lock(mutex);
        outcomes.push_back({std::move(task.done), std::move(result)});
        return true;
    }

    void writeAll(runs::RunStore &store)
    {
        const std::lock_guard lock(working);
        while (writeNext(store)) {
        }
    }

    std::vector<Outcome> takeOutcomes()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(outcomes, {});
    }
};

RunChanges::RunChanges(runs::RunStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_queue(std::make_shared<Queue>())
{}

/// What is in the queue has a job that writes it, and the background waits for its jobs.
RunChanges::~RunChanges() = default;

void RunChanges::add(Change change, std::function<void(const Result<void> &)> done)
{
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->tasks.push_back({std::move(change), std::move(done)});
    }
    // Each job writes all that waits, and the last one hands out all outcomes: it does not matter that the background
    // drops what the others say.
    m_background.run(
        [queue = m_queue, store = &m_store](const StopToken &) -> Result<bool> {
            queue->writeAll(*store);
            return true;
        },
        [queue = m_queue](const Result<bool> &) {
            for (const Queue::Outcome &outcome : queue->takeOutcomes())
                outcome.done(outcome.result);
        });
}

} // namespace headstart::ui
