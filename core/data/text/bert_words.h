// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/letters.h"

#include <vector>

namespace headstart::data {

/// How BERT prepares a text (Devlin et al. 2018, the authors' tokenization.py; BertNormalizer of `tokenizers`).
struct BertRules {
    bool cleans = true;        ///< takes out control characters, makes all white space blanks
    bool partsChinese = true;  ///< makes every Chinese character a word
    bool stripsAccents = true; ///< decomposes, and takes out marks that take no room
    bool lowers = true;

    bool operator==(const BertRules &) const = default;
};

/// Appends the text as the rules make it. Each letter keeps the place in the text of the one that it came from.
void normalise(const BertRules &rules, Letters text, std::vector<Letter> &out);

/// Goes through the words of a normalised text (BertPreTokenizer): white space parts them, each mark of punctuation is
/// one by itself.
class BertWords {
public:
    explicit BertWords(Letters text) : m_rest(text) {}

    /// The next word; empty at the end.
    Letters next();

private:
    Letters m_rest;
};

} // namespace headstart::data
