// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/runs/run_store.h"
#include "core/training/run_events.h"

#include <string>

namespace headstart::training {

/// What a run that goes on does where its checkpoints or the store find no room (ErrorKind::NoRoom): it rests, says so
/// once, and tries again every second until there is some or it is stopped. Every other error ends it. Used by the
/// run's thread.
class RoomWait {
public:
    /// All must outlive it.
    RoomWait(const std::string &run, runs::RunStore &store, RunObserver &observer, const StopToken &stop)
        : m_run(run), m_store(store), m_observer(observer), m_stop(stop)
    {}

    /// What `work` returns in the end. It is done once the store has written all that it kept, and must be able to
    /// begin anew after an error.
    template <class Work>
    auto until(const Work &work) -> decltype(work())
    {
        auto done = attempt(work);
        if (done || !isWaitedFor(done.error()) || m_stop.stopped())
            return done;
        begin(done.error());
        while (!done && isWaitedFor(done.error()) && rest())
            done = attempt(work);
        if (done)
            m_observer.foundRoom();
        return done;
    }

private:
    template <class Work>
    auto attempt(const Work &work) -> decltype(work())
    {
        if (auto kept = writeKept(); !kept)
            return kept.error();
        return work();
    }

    static bool isWaitedFor(const Error &error);
    Result<void> writeKept();
    void begin(const Error &why);
    bool rest() const; ///< false: it was stopped

    const std::string &m_run;
    runs::RunStore &m_store;
    RunObserver &m_observer;
    const StopToken &m_stop;
};

} // namespace headstart::training
