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

/// What {*} stands for in `frame` is itself renamed, by `rules`, before it takes its place in the frame's form. Nothing
/// if either does not fit.
std::optional<OurName> renamedInside(std::string_view name, const NameRule &frame, std::span<const NameRule> rules);

/// "12.conv1.weight" as its number and what follows the dot.
struct Numbered {
    std::size_t number = 0;
    std::string_view rest;
};

/// Behind `prefix`; nothing if the name does not go on like that.
std::optional<Numbered> numbered(std::string_view name, std::string_view prefix);

} // namespace headstart::weights
