// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace headstart {

/// The three of `names` that are nearest to `name` by single-letter edits (Levenshtein), as "a, b, c": for a message
/// about a name that nobody bears.
std::string nearestNames(std::string_view name, std::span<const std::string_view> names);

} // namespace headstart
