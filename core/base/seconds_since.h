// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace headstart {

inline double secondsSince(std::chrono::steady_clock::time_point then)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

} // namespace headstart
