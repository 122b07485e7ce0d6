// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/added_tokens.h"

#include "core/data/text/unicode.h"

#include <algorithm>

namespace headstart::data {

namespace {

bool isAloneIn(Letters text, std::size_t begin, std::size_t end)
{
    return (begin == 0 || !unicode::is(text[begin - 1].code, unicode::kWord))
           && (end == text.size() || !unicode::is(text[end].code, unicode::kWord));
}

} // namespace

void AddedTokens::add(const AddedToken &token, Letters letters)
{
    m_trie.add(letters, static_cast<std::int32_t>(m_tokens.size()));
    m_tokens.push_back(token);
}

std::optional<AddedTokens::Match> AddedTokens::find(Letters text, std::size_t from, std::size_t done) const
{
    while (from < text.size()) {
        const auto found = m_trie.longest(text.subspan(from));
        if (found.length == 0) {
            ++from;
            continue;
        }
        const AddedToken &token = m_tokens[static_cast<std::size_t>(found.number)];
        std::size_t begin = from;
        std::size_t end = begin + found.length;
        from = end;
        if (token.isSingleWord && !isAloneIn(text, begin, end))
            continue;
        while (token.stripsLeft && begin > done && unicode::is(text[begin - 1].code, unicode::kSpace))
            --begin;
        while (token.stripsRight && end < text.size() && unicode::is(text[end].code, unicode::kSpace))
            ++end;
        return Match{token.id, std::max(begin, done), std::max(end, done), from};
    }
    return std::nullopt;
}

} // namespace headstart::data
