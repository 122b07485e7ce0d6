// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/token_words.h"

#include "core/data/text/letters.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <string_view>

namespace headstart::ui {

namespace {

struct TokenWords {
    Q_DECLARE_TR_FUNCTIONS(TokenWords)
};

using From = data::SplitToken::From;

constexpr std::size_t kMostBytes = 1'000'000;
constexpr qsizetype kMostLetters = 40; ///< on a chip

/// Whole characters of it.
std::string_view beginningOf(std::string_view text)
{
    if (text.size() <= kMostBytes)
        return text;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

QString signOf(char32_t code)
{
    switch (code) {
    case U' ':
        return QStringLiteral("␣");
    case U'\n':
        return QStringLiteral("⏎");
    case U'\t':
        return QStringLiteral("⇥");
    default:
        return QChar::isPrint(code) ? QString::fromUcs4(&code, 1)
                                    : QStringLiteral("⟨%1⟩").arg(QString::number(code, 16).toUpper());
    }
}

QString shortened(const QString &text)
{
    return text.size() <= kMostLetters ? text : text.left(kMostLetters - 1) + QStringLiteral("…");
}

QString marksOf(const TokenChip &chip)
{
    QStringList out;
    if (chip.isSpecial)
        out += TokenWords::tr("special");
    if (chip.isUnknown)
        out += TokenWords::tr("not in the vocabulary");
    if (chip.continues)
        out += TokenWords::tr("goes on inside a word");
    if (chip.isSecond)
        out += TokenWords::tr("of the second text");
    if (chip.isCut)
        out += TokenWords::tr("cut off");
    return out.join(QStringLiteral(", "));
}

TokenChip chipOf(const data::SplitToken &token, std::string_view text, bool isUnknown)
{
    TokenChip out{.text = shortened(visible(token.written)),
                  .id = token.piece.id,
                  .marks = {},
                  .isSpecial = token.isSpecial,
                  .isUnknown = isUnknown,
                  .continues = token.continues,
                  .isCut = token.isCut,
                  .isSecond = token.from == From::Second};
    if (isUnknown && token.piece.begin < token.piece.end) {
        const std::string_view source = text.substr(token.piece.begin, token.piece.end - token.piece.begin);
        //: what of a text, which token stands for it
        out.text = TokenWords::tr("%1 → %2").arg(shortened(visible(std::string(source))), out.text);
    }
    out.marks = marksOf(out);
    return out;
}

} // namespace

QString visible(const std::string &written)
{
    if (data::firstUndecodable(written) < written.size()) {
        QStringList bytes;
        for (const char byte : written)
            bytes += QStringLiteral("%1").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0')).toUpper();
        return QStringLiteral("⟨%1⟩").arg(bytes.join(QLatin1Char(' ')));
    }
    QString out;
    for (const char32_t code : QString::fromStdString(written).toStdU32String())
        out += signOf(code);
    return out;
}

TokenSplit splitOf(const data::Tokenizer &tokenizer, const std::string &first, const std::optional<std::string> &second,
                   std::size_t most, std::size_t mostChips)
{
    const std::string_view one = beginningOf(first);
    const auto other = second ? std::optional(beginningOf(*second)) : std::nullopt;
    const auto tokens = tokenizer.split(one, other, most);
    TokenSplit out;
    out.tokens = tokens.size();
    out.hasSecond = second.has_value();
    out.isPart = one.size() < first.size() || (other && other->size() < second->size());
    for (const data::SplitToken &token : tokens) {
        const bool isUnknown = token.from != From::Frame && token.piece.id == tokenizer.unknown();
        out.cut += token.isCut ? 1 : 0;
        out.unknown += isUnknown ? 1 : 0;
        if (static_cast<std::size_t>(out.chips.size()) < mostChips)
            out.chips += chipOf(token, token.from == From::Second ? *other : one, isUnknown);
    }
    return out;
}

QString tableOf(const QList<TokenChip> &chips)
{
    QString out;
    for (const TokenChip &chip : chips)
        out += chip.text + QLatin1Char('\t') + QString::number(chip.id)
               + (chip.marks.isEmpty() ? QString() : QLatin1Char('\t') + chip.marks) + QLatin1Char('\n');
    return out;
}

} // namespace headstart::ui
