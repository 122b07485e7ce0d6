// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace headstart::data::unicode {

struct PropertyRange {
    char32_t first;
    char32_t last;            ///< included
    std::uint16_t properties; ///< all of them, instead of what Unicode 14 says
};

struct LowerCase {
    char32_t from;
    char32_t to;
};

/// Where the reference tokenizer sees characters otherwise than Unicode 14 does; ascending.
std::span<const PropertyRange> propertyDifferences();
std::span<const LowerCase> lowerDifferences();

} // namespace headstart::data::unicode
