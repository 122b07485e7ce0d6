// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headstart::data {

/// How a file's bytes stand for characters.
enum class Encoding : std::uint8_t { Utf8, Windows1252, MacRoman, Utf16Little, Utf16Big };

/// "utf-8", "windows-1252", "mac-roman", "utf-16le", "utf-16be".
std::optional<Encoding> encodingNamed(std::string_view name);
std::string nameOf(Encoding encoding);
/// All of these names, for a sentence.
std::string allEncodings();

/// Bytes a character has at least.
std::size_t unitOf(Encoding encoding);

/// Bytes of the mark that stands before a text in this encoding.
std::size_t markBefore(std::string_view head, Encoding encoding);

/// Adds the characters to `out` in UTF-8. False: some bytes stand for none, U+FFFD takes their place.
bool decode(std::string_view bytes, Encoding encoding, std::string &out);

struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    std::string seems; ///< what uchardet takes it for, where most of it is in letters of no encoding of ours
};

/// By its mark, by zero bytes (UTF-16), by whether its lines are UTF-8 but for a few, else by what the characters would
/// be in Windows-1252 and in Mac Roman. `sample` is of whole lines.
EncodingGuess guessEncoding(std::string_view sample);

} // namespace headstart::data
