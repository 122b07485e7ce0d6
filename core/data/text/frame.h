// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headstart::data {

/// What stands around a text's tokens, part by part: [CLS], the tokens of the first text, [SEP], ...
struct Frame {
    enum class Kind { Special, First, Second };
    struct Part {
        Kind kind;
        std::int32_t type;             ///< of the tokens of this part
        std::vector<std::int32_t> ids; ///< of Special
    };

    std::vector<Part> parts;

    /// How many special tokens there are.
    std::size_t added() const;
    /// How often the tokens of a text stand in it.
    std::size_t count(Kind kind) const;
};

/// How many tokens of each of two texts stay so that there are `most` in all: the longer one is cut to the length of
/// the shorter, then both ("longest_first").
struct Lengths {
    std::size_t first;
    std::size_t second;
};
Lengths cutLongestFirst(Lengths whole, std::size_t most);

} // namespace headstart::data
