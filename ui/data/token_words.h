// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/tokenizer.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// A token as people see it.
struct TokenChip {
    QString text; ///< "##ing", "␣the", "日 → [UNK]"
    qint64 id = 0;
    QString marks; ///< what is to be said of it: "special, cut off"; empty of most
    bool isSpecial = false;
    bool isUnknown = false;
    bool continues = false; ///< the word of the token in front of it
    bool isCut = false;
    bool isSecond = false; ///< of the second text
};

/// How a text is split, as far as it is shown.
struct TokenSplit {
    QList<TokenChip> chips; ///< the first ones
    std::size_t tokens = 0; ///< of all
    std::size_t cut = 0;
    std::size_t unknown = 0;
    bool hasSecond = false;
    bool isPart = false; ///< the text is so long that its beginning alone was looked at
};

/// What a token is in letters that can be seen: blanks as a sign, bytes that are no character as numbers.
QString visible(const std::string &written);

/// Splits at most the first million bytes of each text; `mostChips` of the tokens are shown. Any thread.
TokenSplit splitOf(const data::Tokenizer &tokenizer, const std::string &first, const std::optional<std::string> &second,
                   std::size_t most, std::size_t mostChips);

/// A line a token: what it is, its id, what is to be said of it, with tabs between.
QString tableOf(const QList<TokenChip> &chips);

} // namespace headstart::ui
