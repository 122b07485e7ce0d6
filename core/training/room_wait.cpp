// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/room_wait.h"

#include <chrono>
#include <thread>

namespace headstart::training {

bool RoomWait::isWaitedFor(const Error &error)
{
    return error.kind == ErrorKind::NoRoom;
}

/// What the store keeps since it found no room, if anything.
Result<void> RoomWait::writeKept()
{
    const auto failure = m_store.failure();
    if (!failure)
        return {};
    return isWaitedFor(*failure) ? m_store.recover() : *failure;
}

void RoomWait::begin(const Error &why)
{
    m_store.addLog(m_run, "warning", say("the run waits for room: %1", why.line()).english());
    m_observer.waitsForRoom(why);
}

bool RoomWait::rest() const
{
    using namespace std::chrono_literals;
    const auto end = std::chrono::steady_clock::now() + 1s;
    while (!m_stop.stopped() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(20ms);
    return !m_stop.stopped();
}

} // namespace headstart::training
