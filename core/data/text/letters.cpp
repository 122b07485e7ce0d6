// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/letters.h"

namespace headstart::data {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t code;
    std::size_t size; ///< bytes, at least 1
    bool isWhole;     ///< false: no character, and these bytes stand for one
};

/// What a first byte says: how many bytes follow, its bits, and what the second byte may be.
struct Lead {
    std::size_t following;
    char32_t bits;
    unsigned lowest = 0x80;
    unsigned highest = 0xBF;
};

Lead leadOf(unsigned byte)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1, byte & 0x1FU};
    if (byte >= 0xE0 && byte <= 0xEF) // neither longer than need be nor half of a pair of UTF-16
        return {2, byte & 0x0FU, byte == 0xE0 ? 0xA0U : 0x80U, byte == 0xED ? 0x9FU : 0xBFU};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {3, byte & 0x07U, byte == 0xF0 ? 0x90U : 0x80U, byte == 0xF4 ? 0x8FU : 0xBFU};
    return {0, 0};
}

Decoded decodeAt(std::string_view text, std::size_t place)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
    const unsigned first = byteAt(place);
    if (first < 0x80)
        return {first, 1, true};
    const Lead lead = leadOf(first);
    char32_t code = lead.bits;
    for (std::size_t i = 1; i <= lead.following; ++i) {
        const unsigned lowest = i == 1 ? lead.lowest : 0x80U;
        const unsigned highest = i == 1 ? lead.highest : 0xBFU;
        if (place + i == text.size() || byteAt(place + i) < lowest || byteAt(place + i) > highest)
            return {kReplacement, i, false};
        code = (code << 6) | (byteAt(place + i) & 0x3FU);
    }
    return {lead.following == 0 ? kReplacement : code, lead.following + 1, lead.following != 0};
}

} // namespace

void appendLetters(std::string_view text, std::vector<Letter> &out)
{
    for (std::size_t place = 0; place < text.size();) {
        const Decoded decoded = decodeAt(text, place);
        const std::size_t end = place + decoded.size;
        out.push_back({decoded.code, static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(end)});
        place = end;
    }
}

std::size_t firstUndecodable(std::string_view text)
{
    std::size_t place = 0;
    while (place < text.size()) {
        const Decoded decoded = decodeAt(text, place);
        if (!decoded.isWhole)
            break;
        place += decoded.size;
    }
    return place;
}

void appendUtf8(char32_t code, std::string &out)
{
    const auto append = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80)
        return append(code);
    if (code < 0x800) {
        append(0xC0 | (code >> 6));
    } else {
        if (code < 0x10000) {
            append(0xE0 | (code >> 12));
        } else {
            append(0xF0 | (code >> 18));
            append(0x80 | ((code >> 12) & 0x3F));
        }
        append(0x80 | ((code >> 6) & 0x3F));
    }
    append(0x80 | (code & 0x3F));
}

} // namespace headstart::data
