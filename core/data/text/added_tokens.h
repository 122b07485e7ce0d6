// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/token_trie.h"

#include <optional>
#include <string>
#include <vector>

namespace headstart::data {

/// A token that is found in the text itself, before it is parted into words: [MASK], or a word that somebody added.
struct AddedToken {
    std::string content;
    std::int32_t id = 0;
    bool isSingleWord = false; ///< is none inside a longer word
    bool stripsLeft = false;   ///< takes in the white space in front
    bool stripsRight = false;  ///< and behind
    bool isNormalised = false; ///< is looked for in the normalised text, itself normalised
    bool isSpecial = false;    ///< comes before those that are not, where both fit
};

/// Finds such tokens: from the left, the longest first, none within another.
class AddedTokens {
public:
    /// `letters`: of its content, normalised where it is to be. Of two with the same letters the first counts.
    void add(const AddedToken &token, Letters letters);

    /// Calls `onToken(id, letters)` and `onText(letters)` in the order of the text.
    template <class OnToken, class OnText>
    void part(Letters text, const OnToken &onToken, const OnText &onText) const
    {
        std::size_t done = 0;
        std::size_t from = 0;
        while (const auto match = find(text, from, done)) {
            if (done < match->begin)
                onText(text.subspan(done, match->begin - done));
            onToken(match->id, text.subspan(match->begin, match->end - match->begin));
            done = match->end;
            from = match->next;
        }
        if (done < text.size())
            onText(text.subspan(done));
    }

private:
    struct Match {
        std::int32_t id;
        std::size_t begin;
        std::size_t end;
        std::size_t next; ///< where to look for the next one
    };

    /// The first match that begins at `from` or later; of the white space in front nothing before `done`.
    std::optional<Match> find(Letters text, std::size_t from, std::size_t done) const;

    std::vector<AddedToken> m_tokens;
    TokenTrie m_trie; ///< numbers are places in m_tokens
};

} // namespace headstart::data
