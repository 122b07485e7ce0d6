// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_encoding.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <array>
#include <uchardet/uchardet.h>

namespace headstart::data {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// UTF-16 without a mark: every other byte of Latin letters is zero.
std::optional<Encoding> byZeroBytes(std::string_view sample)
{
    std::array<std::size_t, 2> zeros = {};
    for (std::size_t i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    const std::size_t many = sample.size() / 8;
    if (zeros[1] > many && zeros[0] * 8 < zeros[1])
        return Encoding::Utf16Little;
    if (zeros[0] > many && zeros[1] * 8 < zeros[0])
        return Encoding::Utf16Big;
    return std::nullopt;
}

struct Lines {
    std::size_t utf8 = 0;
    std::size_t other = 0;
    std::string notAscii; ///< the lines themselves
};

/// Those with a byte above 0x7F.
Lines linesBeyondAscii(std::string_view sample)
{
    Lines out;
    std::string decoded;
    while (!sample.empty()) {
        const std::size_t end = std::min(sample.find_first_of("\r\n"), sample.size() - 1) + 1;
        const std::string_view line = sample.substr(0, end);
        sample.remove_prefix(end);
        if (isAscii(line))
            continue;
        decoded.clear();
        ++(decode(line, Encoding::Utf8, decoded) ? out.utf8 : out.other);
        out.notAscii += line;
    }
    return out;
}

/// Whether so many letters are beyond ASCII as in no language written in Latin letters.
bool isMostlyBeyondAscii(std::string_view bytes)
{
    const auto beyond =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    return static_cast<std::size_t>(beyond) * 3 > bytes.size();
}

/// What uchardet takes bytes for; it makes little of a few accents.
std::string charsetOf(std::string_view bytes)
{
    const uchardet_t detector = uchardet_new();
    std::string out;
    if (uchardet_handle_data(detector, bytes.data(), bytes.size()) == 0) {
        uchardet_data_end(detector);
        out = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
    return out;
}

bool isLatin(const std::string &charset)
{
    constexpr std::array<std::string_view, 7> kLatin = {"",           "ASCII",       "UTF-8",    "WINDOWS-1252",
                                                        "ISO-8859-1", "ISO-8859-15", "MAC-ROMAN"};
    return std::find(kLatin.begin(), kLatin.end(), charset) != kLatin.end();
}

/// How well a character goes with its neighbours in what people write.
int plausibility(char32_t before, char32_t character, char32_t after)
{
    constexpr std::u32string_view kPunctuation = U"\u2018\u2019\u201C\u201D\u2026\u2013\u2014\u20AC\u2122\u2022\u00A0";
    if (character == 0xFFFD)
        return -20;
    if (kPunctuation.find(character) != std::u32string_view::npos)
        return 3;
    if (character < 0xC0)
        return 0;
    if (QChar::isLower(character))
        return QChar::isLetter(before) || QChar::isLetter(after) ? 1 : -1;
    if (QChar::isUpper(character))
        return QChar::isLower(before) || QChar::isLower(after) == QChar::isUpper(before) ? -2 : 1;
    return -1;
}

int plausibility(std::string_view bytes, Encoding encoding)
{
    std::string utf8;
    decode(bytes, encoding, utf8);
    const std::u32string text =
        U" " + QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toStdU32String() + U" ";
    int out = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] > 0x7F)
            out += plausibility(text[i - 1], text[i], text[i + 1]);
    return out;
}

} // namespace

EncodingGuess guessEncoding(std::string_view sample)
{
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16Little, Encoding::Utf16Big})
        if (markBefore(sample, encoding) > 0)
            return {encoding, {}};
    if (const auto encoding = byZeroBytes(sample))
        return {*encoding, {}};
    const Lines lines = linesBeyondAscii(sample);
    if (lines.utf8 >= 4 * lines.other) // a few damaged ones
        return {Encoding::Utf8, {}};
    constexpr std::size_t kEnough = std::size_t{1} << 20;
    const std::string_view some = std::string_view(lines.notAscii).substr(0, kEnough);
    const int windows = plausibility(some, Encoding::Windows1252);
    const int mac = plausibility(some, Encoding::MacRoman);
    const std::string charset = isMostlyBeyondAscii(some) ? charsetOf(some) : std::string();
    return {mac > windows ? Encoding::MacRoman : Encoding::Windows1252, isLatin(charset) ? std::string() : charset};
}

} // namespace headstart::data
