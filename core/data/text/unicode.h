// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

/// What tokenizers ask of a character, answered as Hugging Face's `tokenizers` 0.23.3 does. That library's tables are
/// of several versions of Unicode; ours are Qt's up to Unicode 14, and unicode_differences.cpp. All of it from any
/// thread.
namespace headstart::data::unicode {

// Of propertiesOf(), as in make_unicode_differences.py.
constexpr std::uint16_t kDropped = 1 << 0; ///< control, format, private use: BERT's cleaning takes it out
constexpr std::uint16_t kSpace = 1 << 1;
constexpr std::uint16_t kPunctuation = 1 << 2; ///< what is a word of its own for BERT
constexpr std::uint16_t kNonspacingMark = 1 << 3;
constexpr std::uint16_t kLetter = 1 << 4;
constexpr std::uint16_t kNumber = 1 << 5;
constexpr std::uint16_t kWord = 1 << 6;    ///< \w of regular expressions
constexpr std::uint16_t kStarter = 1 << 7; ///< has combining class 0, whatever Unicode 14 says
constexpr std::uint16_t kWhole = 1 << 8;   ///< is not decomposed, whatever Unicode 14 says

std::uint16_t propertiesOf(char32_t letter);

inline bool is(char32_t letter, std::uint16_t property)
{
    return (propertiesOf(letter) & property) != 0;
}

/// A Chinese character, which BERT makes a word of its own.
bool isChinese(char32_t letter);

/// The canonical combining class (UAX 44), 0 of most.
int combiningClassOf(char32_t letter);

/// Appends the letter's canonical decomposition, the letter itself where it has none.
void decompose(char32_t letter, std::vector<char32_t> &out);

constexpr char32_t kDottedI = 0x130; ///< its lower case alone is two characters: i and U+0307

/// The lower case of a letter by itself, the first character of it.
char32_t lowerOf(char32_t letter);

} // namespace headstart::data::unicode
