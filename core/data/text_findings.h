// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/data/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace headstart::data {

/// How long a sample is for a network, special tokens counted and nothing cut off.
struct TokenCount {
    std::size_t tokens = 0;
    std::size_t unknown = 0; ///< of these, stand for what the vocabulary lacks
};

/// Called from several threads at once.
using CountTokens = std::function<TokenCount(const TextSample &)>;

/// Of a network with this tokenizer.
CountTokens countTokensBy(const Tokenizer &tokenizer);

/// Lengths of the texts that were looked at: all, or 100,000 spread evenly over many.
struct TextLengths {
    bool inTokens = false;             ///< else in characters (of Unicode)
    std::vector<std::uint32_t> sorted; ///< ascending, a text each
    std::size_t unknown = 0;           ///< tokens that stand for what the vocabulary lacks
    std::size_t unreadable = 0;        ///< texts that are no longer in their file

    std::size_t all() const; ///< tokens, or characters
    /// The length that this share (0..1) of the texts does not exceed; 0 where there is none.
    std::uint32_t quantile(double share) const;
    /// The share of texts longer than `most`.
    double truncated(std::size_t most) const;
    double unknownShare() const;
    /// Texts of a length of 0 .. width - 1, of width .. 2 width - 1, and so on.
    std::vector<std::size_t> histogram(std::size_t width) const;
};

/// Reads the texts, on all processors; `count` may be empty: characters are counted then. After a stop, those that were
/// read until then.
TextLengths lengthsOf(const Dataset &texts, const CountTokens &count, const StopToken *stop = nullptr);

/// What a person should know before training on texts, beside what the dataset and the split say themselves: how
/// unevenly the classes are filled, how long the texts are, what is cut off at `most` tokens (0: nothing) and how much
/// the vocabulary lacks.
std::vector<Text> findingsOf(const Dataset &texts, const TextLengths &lengths, std::size_t most);

} // namespace headstart::data
