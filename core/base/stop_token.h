// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace headstart {

/// Set by one thread, polled by another between two pieces of work. Stopping is an outcome, not an error.
class StopToken {
public:
    void stop() { m_stopped.store(true, std::memory_order_relaxed); }
    bool stopped() const { return m_stopped.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_stopped = false;
};

} // namespace headstart
