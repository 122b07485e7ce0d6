// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headstart::data {

/// A token, and the bytes of the text that it stands for: [begin, end).
struct Piece {
    std::int32_t id = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

} // namespace headstart::data
