// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guarded.h"
#include "core/base/stop_token.h"

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace headstart::ui {

/// One kind of work off the window's thread, whose result comes back to it. The latest wins: what is started while
/// something runs stops that, whose result is dropped. Everything crosses by value. Used by the window's thread.
class Background : public QObject {
    Q_OBJECT

public:
    explicit Background(QObject *parent = nullptr) : QObject(parent) {}
    /// Stops what runs, and waits for it: what it refers to may go then.
    ~Background() override;

    /// `work(stop)` returns a Result, in a thread of the pool; what it throws becomes an error. `done(result)` follows
    /// in the window's thread, unless it was stopped or another began.
    template <class Work, class Done>
    void run(Work work, Done done)
    {
        start([work = std::move(work), done = std::move(done)](const StopToken &stop) mutable -> std::function<void()> {
            auto result = std::make_shared<decltype(work(stop))>(guarded([&] { return work(stop); }));
            return [result, done = std::move(done)]() mutable { done(std::move(*result)); };
        });
    }
    void stop();
    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    void runningChanged(bool running);

private:
    struct Job;
    using Task = std::function<std::function<void()>(const StopToken &)>;
    void start(Task task);
    void finish(const std::shared_ptr<Job> &job, const std::function<void()> &done);

    std::shared_ptr<Job> m_job; ///< the latest, while it runs
    struct Running;
    std::shared_ptr<Running> m_running; ///< how many threads are still at it
};

} // namespace headstart::ui
