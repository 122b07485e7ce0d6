// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

/// What a table says of a sample, not empty, and on which line.
struct LabelCell {
    std::string_view text;
    std::uint64_t line = 0;
};

struct Labels {
    std::vector<std::string> classes;
    std::vector<std::size_t> labels; ///< a cell each: its place in classes
    bool areNumbers = false;
};

/// Under a threshold two classes: not above it, and above it. Else one class a distinct value: numbers by value (1 and
/// 1.0 are the same), other texts in natural order.
/// Errors: a label that is no number under a threshold, with its line; too many classes.
Result<Labels> classesOf(std::span<const LabelCell> cells, const DataSource &source, const std::string &file);

/// Names the two classes that a threshold makes, where the source does not.
void nameHalves(DataSource &source);

/// Finite, and nothing but a number. Whole numbers of more than 15 digits are names: a double would mix them up.
std::optional<double> asNumber(std::string_view text);
std::string shortestText(double value);

} // namespace headstart::data
