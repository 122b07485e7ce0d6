// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headstart::data {

/// The order in which people count: "a2" before "a10", "Bee" after "ant". Numbers by value, ASCII letters without
/// their case, other bytes as they are; what is equal then, by its bytes. The same on every machine.
bool naturallyLess(std::string_view a, std::string_view b);

} // namespace headstart::data
