// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace headstart {

/// Held by one thread, polled by another that rests between two pieces of work while it is set.
class PauseSwitch {
public:
    void pause() { m_paused.store(true, std::memory_order_relaxed); }
    void release() { m_paused.store(false, std::memory_order_relaxed); }
    bool paused() const { return m_paused.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_paused = false;
};

} // namespace headstart
