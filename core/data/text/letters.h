// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

/// A character, and the bytes of the text that it came from: [begin, end).
struct Letter {
    char32_t code;
    std::uint32_t begin;
    std::uint32_t end;
};

using Letters = std::span<const Letter>;

/// Appends the characters of a text in UTF-8 (less than 4 GiB). Bytes that are none become U+FFFD, one for each longest
/// piece that could have begun a character (Unicode, section 3.9), as Python's "replace" does it.
void appendLetters(std::string_view text, std::vector<Letter> &out);

/// The byte where a text stops being UTF-8; its size where it never does.
std::size_t firstUndecodable(std::string_view text);

/// Appends a character in UTF-8.
void appendUtf8(char32_t code, std::string &out);

} // namespace headstart::data
