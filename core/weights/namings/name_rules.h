// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace headstart::weights {

/// How names of one form are turned into another. In `theirs`, "{a}" stands for a whole number and "{*}", at the end,
/// for all that follows. In `ours`, "{a}", "{a+1}", "{a-1}", "{2a}" and "{2a+1}" are made from that number, "{*}" is
/// the same text again, and "#0/3" at the end says that this is the first of three pieces, one below the other (along
/// the first dimension), that make up the tensor.
struct NameRule {
    std::string_view theirs;
    std::string_view ours;
};

/// A name of ours, and which piece of that tensor it means.
struct OurName {
    std::string name;
    std::size_t piece = 0;
    std::size_t pieces = 1;

    friend bool operator==(const OurName &, const OurName &) = default;
};

/// By the first rule that fits; nothing if there is none. Numbers have at most four digits.
std::optional<OurName> renamed(std::string_view name, std::span<const NameRule> rules);

} // namespace headstart::weights
