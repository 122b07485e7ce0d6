// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_encoding.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <utility>

namespace headstart::data {

namespace {

constexpr std::array<std::pair<std::string_view, Encoding>, 5> kEncodings = {{{"utf-8", Encoding::Utf8},
                                                                              {"windows-1252", Encoding::Windows1252},
                                                                              {"mac-roman", Encoding::MacRoman},
                                                                              {"utf-16le", Encoding::Utf16Little},
                                                                              {"utf-16be", Encoding::Utf16Big}}};
constexpr char16_t kNone = 0xFFFD;

/// Bytes 0x80 to 0x9F of Windows-1252; those that follow are Unicode's own.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/// Bytes 0x80 to 0xFF of Mac OS Roman, with the euro sign.
constexpr std::array<char16_t, 128> kMacRoman = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5,
    0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4,
    0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6,
    0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265,
    0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF,
    0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5,
    0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044,
    0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1,
    0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9,
    0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

char16_t characterOf(unsigned char byte, Encoding encoding)
{
    if (byte < 0x80)
        return byte;
    if (encoding == Encoding::MacRoman)
        return kMacRoman[byte - 0x80U];
    return byte < 0xA0 ? kWindows1252[byte - 0x80U] : char16_t{byte};
}

void append(char16_t character, std::string &out)
{
    if (character < 0x80) {
        out += static_cast<char>(character);
    } else if (character < 0x800) {
        out += static_cast<char>(0xC0 | character >> 6);
        out += static_cast<char>(0x80 | (character & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | character >> 12);
        out += static_cast<char>(0x80 | (character >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (character & 0x3F));
    }
}

bool decodeBytes(std::string_view bytes, Encoding encoding, std::string &out)
{
    bool isGood = true;
    for (const char byte : bytes) {
        const char16_t character = characterOf(static_cast<unsigned char>(byte), encoding);
        isGood = isGood && character != kNone;
        append(character, out);
    }
    return isGood;
}

bool decodeUtf8(std::string_view bytes, std::string &out)
{
    const auto size = static_cast<qsizetype>(bytes.size());
    if (QUtf8StringView(bytes.data(), size).isValidUtf8()) {
        out += bytes;
        return true;
    }
    out += QString::fromUtf8(bytes.data(), size).toStdString();
    return false;
}

bool decodeUtf16(std::string_view bytes, Encoding encoding, std::string &out)
{
    QStringDecoder decoder(encoding == Encoding::Utf16Little ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    const bool isGood = bytes.size() % 2 == 0 && !decoder.hasError() && text.isValidUtf16();
    QByteArray utf8 = text.toUtf8();
    out.append(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    return isGood;
}

} // namespace

std::optional<Encoding> encodingNamed(std::string_view name)
{
    for (const auto &[word, encoding] : kEncodings)
        if (word == name)
            return encoding;
    return std::nullopt;
}

std::string nameOf(Encoding encoding)
{
    for (const auto &[word, other] : kEncodings)
        if (other == encoding)
            return std::string(word);
    return {};
}

std::string allEncodings()
{
    std::string out;
    for (const auto &[word, encoding] : kEncodings)
        out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

std::size_t unitOf(Encoding encoding)
{
    return encoding == Encoding::Utf16Little || encoding == Encoding::Utf16Big ? 2 : 1;
}

std::size_t markBefore(std::string_view head, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    case Encoding::Utf16Little:
        return head.starts_with("\xFF\xFE") ? 2 : 0;
    case Encoding::Utf16Big:
        return head.starts_with("\xFE\xFF") ? 2 : 0;
    case Encoding::Windows1252:
    case Encoding::MacRoman:
        break;
    }
    return 0;
}

bool decode(std::string_view bytes, Encoding encoding, std::string &out)
{
    switch (encoding) {
    case Encoding::Utf8:
        return decodeUtf8(bytes, out);
    case Encoding::Utf16Little:
    case Encoding::Utf16Big:
        return decodeUtf16(bytes, encoding, out);
    case Encoding::Windows1252:
    case Encoding::MacRoman:
        break;
    }
    return decodeBytes(bytes, encoding, out);
}

} // namespace headstart::data
