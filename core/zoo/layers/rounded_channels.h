// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace headstart::zoo {

/// A scaled number of channels, rounded to a multiple of 8 that is not more than a tenth below it. The rule comes from
/// MobileNet's code and holds in all its descendants.
inline std::int64_t roundedChannels(double wanted)
{
    const auto rounded = std::max<std::int64_t>(8, static_cast<std::int64_t>(wanted + 4) / 8 * 8);
    return static_cast<double>(rounded) < 0.9 * wanted ? rounded + 8 : rounded;
}

} // namespace headstart::zoo
