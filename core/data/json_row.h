// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headstart::data {

/// The plain values of an object's own keys: texts as they are, numbers as they are written, true and false; null,
/// arrays and objects are empty.
using JsonCells = std::vector<std::pair<std::string, std::string>>;

/// Reads a line of JSON Lines. Returns what is wrong with it: it is no JSON, no object, or has a key twice.
std::optional<Text> readJsonRow(std::string_view line, JsonCells &out);

} // namespace headstart::data
