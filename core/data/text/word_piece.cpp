// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/word_piece.h"

#include "core/data/text/bert_words.h"

namespace headstart::data {

WordPiece::WordPiece(const TokenizerParts &parts)
{
    const auto &model = std::get<WordPieceParts>(parts.model);
    m_unknown = model.unknown;
    m_longest = model.longestWord;
    std::vector<Letter> letters;
    for (const auto &[token, id] : parts.vocabulary.ids()) {
        if (parts.beyondModel.contains(id))
            continue;
        letters.clear();
        appendLetters(token, letters);
        m_first.add(letters, id);
        if (!token.starts_with(model.continuing))
            continue;
        letters.clear();
        appendLetters(std::string_view(token).substr(model.continuing.size()), letters);
        m_continuing.add(letters, id);
    }
}

void WordPiece::encode(Letters text, std::vector<Piece> &out) const
{
    BertWords words(text);
    for (Letters word = words.next(); !word.empty(); word = words.next())
        encodeWord(word, out);
}

void WordPiece::encodeWord(Letters word, std::vector<Piece> &out) const
{
    const std::size_t before = out.size();
    Letters rest = word.size() > m_longest ? Letters() : word;
    while (!rest.empty()) {
        const auto found = (out.size() == before ? m_first : m_continuing).longest(rest);
        if (found.length == 0)
            break;
        out.push_back({found.number, rest.front().begin, rest[found.length - 1].end});
        rest = rest.subspan(found.length);
    }
    if (out.size() > before && rest.empty())
        return;
    out.resize(before);
    out.push_back({m_unknown, word.front().begin, word.back().end});
}

} // namespace headstart::data
