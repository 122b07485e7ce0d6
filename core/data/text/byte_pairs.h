// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/text/flat_map.h"
#include "core/data/text/letters.h"
#include "core/data/text/piece.h"
#include "core/data/text/vocabulary.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headstart::data {

/// Two tokens that become one; the earlier in the list, the sooner.
using Merges = std::vector<std::pair<std::string, std::string>>;

/// Byte pair encoding of bytes (Sennrich et al. 2016, Radford et al. 2019): the text in UTF-8, each byte a letter of an
/// alphabet of 256 in which tokens are written down, and neighbours merged in the order of a list.
class BytePairs {
public:
    struct Rules {
        bool addsBlank = false;              ///< in front of a text that does not begin with one
        std::optional<std::int32_t> unknown; ///< of a byte that the vocabulary lacks; none: it is left out
        bool fusesUnknown = false;           ///< neighbouring unknown bytes are one token
    };

    /// Errors (with `file` and the merge's number): a merge of tokens, or into one, that the vocabulary lacks.
    static Result<BytePairs> make(const Vocabulary &vocabulary, const Merges &merges, Rules rules,
                                  const std::string &file);

    /// Appends the tokens of a text. A token stands for all of each letter of which it has a byte.
    void encode(Letters text, std::vector<Piece> &out) const;

private:
    struct Merge {
        std::uint32_t rank = 0;
        std::int32_t id = 0;
    };
    class Word;

    explicit BytePairs(const Vocabulary &vocabulary, Rules rules);
    /// The bytes of a text, as tokens.
    void fill(Word &word, Letters text) const;
    const Merge *mergeOf(std::int32_t left, std::int32_t right) const;

    Rules m_rules;
    std::array<std::int32_t, 256> m_bytes{}; ///< ids; -1: the vocabulary lacks it
    FlatMap<Merge> m_merges;
};

/// The bytes that are written down as this token: " the" for "Ġthe". They may be part of a character. What is not of
/// the alphabet stays as it is.
std::string bytesOf(std::string_view token);

} // namespace headstart::data
