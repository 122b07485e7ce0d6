// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <cstdint>
#include <optional>
#include <string>

namespace headstart::insight {

/// How fast a network runs forward on this machine, and what that was measured with. No torch in this header.
struct Speed {
    double picturesPerSecond = 0; ///< or texts
    std::int64_t threads = 0;
    std::int64_t batch = 0; ///< that go through together

    bool operator==(const Speed &) const = default;
};

/// The median of several passes of the traced network with random weights over made-up pictures of `inputSize` pixels a
/// side, or texts of so many tokens, in the layout in which it runs fastest, on `threads` threads, after passes that
/// warm it up; as many pictures at once as prediction takes, or fewer where those take long. Some two seconds for most
/// networks, and a pass or two more for the largest. Nothing after a stop, which is looked at between two stages or
/// passes. Errors: no such network; pictures or texts of a size that it does not take.
Result<std::optional<Speed>> measureSpeed(const std::string &network, std::int64_t inputSize, std::int64_t threads,
                                          const StopToken &stop);

} // namespace headstart::insight
