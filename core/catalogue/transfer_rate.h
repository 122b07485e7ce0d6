// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <utility>

namespace headstart::catalogue {

/// How fast bytes come, by those of the last seconds. Used by one thread.
class TransferRate {
public:
    using Clock = std::chrono::steady_clock;

    /// `done`: bytes that are here. What was there at the first call did not come since.
    void add(std::uint64_t done, Clock::time_point now = Clock::now());
    void clear() { m_marks.clear(); }
    double bytesPerSecond() const; ///< 0: not known yet
    /// Seconds until all bytes are here; 0: not known yet.
    double secondsLeft(std::uint64_t all) const;

private:
    std::deque<std::pair<Clock::time_point, std::uint64_t>> m_marks; ///< oldest first
};

} // namespace headstart::catalogue
