// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headstart {

/// Bytes of this process in the computer's memory; 0 where the system does not say.
std::uint64_t residentMemory();
/// The most so far, or since resetPeakMemory() where the system allows that.
std::uint64_t peakMemory();
void resetPeakMemory();

/// What this process may take besides what it has.
struct FreeMemory {
    std::uint64_t bytes = 0; ///< without anything being written to the disk in exchange
    std::uint64_t swap = 0;  ///< and with that so much more, slowly
};

/// By what the kernel says is available, and the limits of this process and of its control groups. Where the system
/// says nothing there is no end of it.
FreeMemory freeMemory();

} // namespace headstart
