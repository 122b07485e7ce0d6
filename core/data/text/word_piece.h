// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/piece.h"
#include "core/data/text/token_trie.h"
#include "core/data/text/tokenizer_parts.h"

namespace headstart::data {

/// WordPiece (Wu et al. 2016, arXiv 1609.08144, as BERT has it): a word becomes the longest token that it begins with,
/// then the longest that goes on from there, and [UNK] where that does not come out even.
class WordPiece {
public:
    explicit WordPiece(const TokenizerParts &parts);

    /// Appends the tokens of a normalised text.
    void encode(Letters text, std::vector<Piece> &out) const;

private:
    void encodeWord(Letters word, std::vector<Piece> &out) const;

    std::int32_t m_unknown = 0;
    std::size_t m_longest = 0;
    TokenTrie m_first;
    TokenTrie m_continuing;
};

} // namespace headstart::data
