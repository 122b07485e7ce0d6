// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/text/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace headstart::training {

/// How a model reads texts, without the model. No torch in this header.
struct ModelTokenizer {
    data::Tokenizer tokenizer;
    std::int64_t longest = 0; ///< tokens of a text that the network takes at most
    std::int64_t usual = 0;   ///< that it takes where a configuration leaves it open

    /// How many tokens of a text the network sees with this setting of texts.max_tokens.
    std::int64_t seen(std::int64_t maxTokens) const;
};

/// Fewer tokens of a text than these say nothing: a pair's three special ones, and one.
constexpr std::int64_t kFewestTokens = 4;

/// What texts.max_tokens may be, 0 not among it. Errors: too few, or more than a network takes.
Result<void> checkMaxTokens(std::int64_t maxTokens, std::int64_t longest);

/// Of a card's model, one of the library, or a folder; nothing for a model that takes pictures. Reads its files.
/// Errors: there is no such model; its tokenizer is not in the library yet, or damaged; it is of another model.
Result<std::optional<ModelTokenizer>> tokenizerOf(const std::string &model, const std::filesystem::path &library);

} // namespace headstart::training
