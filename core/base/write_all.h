// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <span>
#include <unistd.h>

namespace headstart {

/// Writes all bytes to an open file, however many calls that takes. Returns 0, or the errno value of what failed.
inline int writeAll(int descriptor, std::span<const std::byte> bytes)
{
    constexpr std::size_t kLargestWrite = std::size_t{1} << 30;
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), std::min(bytes.size(), kLargestWrite));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace headstart
