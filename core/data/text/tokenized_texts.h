// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/data/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace headstart::data {

/// A sample's one text, or two.
Tokens encode(const Tokenizer &tokenizer, const TextSample &text, std::size_t most);
/// How many of an input's tokens stand for what the vocabulary lacks.
std::size_t unknownIn(const Tokens &tokens, const Tokenizer &tokenizer);

/// The texts of a dataset as a network takes them: token ids, four bytes each, in memory. Immutable; any thread; copies
/// share.
class TokenizedTexts {
public:
    /// Reads and tokenizes every sample, with special tokens, cut to `most` tokens, on `threads` processors. `progress`
    /// is called from several threads, one at a time. After a stop what comes back is incomplete: the caller asks its
    /// token. Errors: a text that is no longer what it was.
    static Result<TokenizedTexts> of(const Dataset &dataset, const Tokenizer &tokenizer, std::size_t most,
                                     std::size_t threads, const StopToken *stop = nullptr,
                                     const Dataset::Progress &progress = {});

    std::size_t size() const;
    std::span<const std::int32_t> ids(std::size_t sample) const;
    /// From this token on the second text's; the number of tokens where there is none.
    std::size_t secondFrom(std::size_t sample) const;
    std::size_t length(std::size_t sample) const { return ids(sample).size(); }
    std::int32_t padding() const; ///< the id that fills a batch up
    std::size_t longest() const;  ///< of all
    std::size_t cut() const;      ///< texts of which tokens were left out

private:
    struct Content;
    explicit TokenizedTexts(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> m_content;
};

} // namespace headstart::data
