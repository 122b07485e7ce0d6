// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/unicode.h"

#include "core/data/text/unicode_differences.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace headstart::data::unicode {

namespace {

constexpr char32_t kPlane = 0x10000; ///< code points of the basic plane

// Hangul syllables are composed by arithmetic (Unicode, section 3.12).
constexpr char32_t kHangul = 0xAC00;
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTails = 0x11A7;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTailCount = 28;
constexpr char32_t kHangulCount = 11172;

/// Newer than the table of differences knows: taken for unassigned, so that every Qt gives the same tokens.
bool isNewer(char32_t letter)
{
    const auto version = QChar::unicodeVersion(letter);
    return version > QChar::Unicode_14_0 || version == QChar::Unicode_Unassigned;
}

std::uint16_t ofCategory(QChar::Category category)
{
    switch (category) {
    case QChar::Mark_NonSpacing:
        return kNonspacingMark | kWord;
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return kWord;
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
        return kNumber | kWord;
    case QChar::Number_Other:
        return kNumber;
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return kSpace;
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
        return kDropped;
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return kLetter | kWord;
    case QChar::Punctuation_Connector:
        return kPunctuation | kWord;
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
        return kPunctuation;
    default:
        return 0;
    }
}

std::uint16_t inUnicode(char32_t letter)
{
    switch (letter) {
    case U'\t':
    case U'\n':
    case U'\r':
        return kSpace;
    case U'\v':
    case U'\f':
    case 0x85:
        return kSpace | kDropped;
    case 0x200C: // joiners
    case 0x200D:
        return kDropped | kWord;
    case 0xFFFD:
        return kDropped;
    case U'$': // symbols by their category
    case U'+':
    case U'<':
    case U'=':
    case U'>':
    case U'^':
    case U'`':
    case U'|':
    case U'~':
        return kPunctuation;
    default:
        return isNewer(letter) ? 0 : ofCategory(QChar::category(letter));
    }
}

std::uint16_t lookUp(char32_t letter)
{
    const auto differences = propertyDifferences();
    const auto found = std::lower_bound(differences.begin(), differences.end(), letter,
                                        [](const PropertyRange &range, char32_t code) { return range.last < code; });
    return found != differences.end() && found->first <= letter ? found->properties : inUnicode(letter);
}

std::array<std::uint16_t, kPlane> basicPlane()
{
    std::array<std::uint16_t, kPlane> out{};
    for (char32_t letter = 0; letter < kPlane; ++letter)
        out[letter] = lookUp(letter);
    return out;
}

std::optional<char32_t> differentLower(char32_t letter)
{
    const auto differences = lowerDifferences();
    const auto found = std::lower_bound(differences.begin(), differences.end(), letter,
                                        [](const LowerCase &entry, char32_t code) { return entry.from < code; });
    if (found == differences.end() || found->from != letter)
        return std::nullopt;
    return found->to;
}

} // namespace

std::uint16_t propertiesOf(char32_t letter)
{
    static const std::array<std::uint16_t, kPlane> plane = basicPlane();
    return letter < kPlane ? plane[letter] : lookUp(letter);
}

bool isChinese(char32_t letter)
{
    // Blocks of CJK ideographs as the library has them: it leaves out 2B820 to 2B91F.
    return (letter >= 0x4E00 && letter <= 0x9FFF) || (letter >= 0x3400 && letter <= 0x4DBF)
           || (letter >= 0x20000 && letter <= 0x2A6DF) || (letter >= 0x2A700 && letter <= 0x2B81F)
           || (letter >= 0x2B920 && letter <= 0x2CEAF) || (letter >= 0xF900 && letter <= 0xFAFF)
           || (letter >= 0x2F800 && letter <= 0x2FA1F);
}

int combiningClassOf(char32_t letter)
{
    return isNewer(letter) || is(letter, kStarter) ? 0 : QChar::combiningClass(letter);
}

void decompose(char32_t letter, std::vector<char32_t> &out)
{
    if (letter - kHangul < kHangulCount) {
        const char32_t place = letter - kHangul;
        out.push_back(kLeads + place / (kVowelCount * kTailCount));
        out.push_back(kVowels + place / kTailCount % kVowelCount);
        if (place % kTailCount != 0)
            out.push_back(kTails + place % kTailCount);
    } else if (isNewer(letter) || is(letter, kWhole) || QChar::decompositionTag(letter) != QChar::Canonical) {
        out.push_back(letter);
    } else {
        const QList<uint> parts = QChar::decomposition(letter).toUcs4();
        for (const char32_t part : parts)
            decompose(part, out); // of its parts the first may have one too
    }
}

char32_t lowerOf(char32_t letter)
{
    if (letter == kDottedI)
        return U'i';
    if (const auto lower = differentLower(letter))
        return *lower;
    return isNewer(letter) ? letter : char32_t{QChar::toLower(letter)};
}

} // namespace headstart::data::unicode
