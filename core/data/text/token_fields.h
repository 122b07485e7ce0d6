// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text/strict_json.h"
#include "core/data/text/tokenizer_parts.h"

// What tokenizer.json, vocab.json and tokenizer_config.json have in common.

namespace headstart::data {

/// A vocabulary: {"token": id, ...}.
Vocabulary vocabularyOf(const Json &json, const std::string &place, JsonProblem &problem);

/// {"content": ..., "lstrip": ..., "rstrip": ..., "single_word": ..., "normalized": ...}; without the id.
AddedToken addedTokenOf(const JsonFields &fields, JsonProblem &problem);

/// Around one text and around two: `begin` in front, `end` behind each.
struct FrameIds {
    std::int32_t begin;
    std::int32_t end;
};
void frameLikeBert(const FrameIds &ids, TokenizerParts &parts);
/// Two ends between two texts, and one type for all.
void frameLikeRoberta(const FrameIds &ids, TokenizerParts &parts);

/// What `tokenizer_config.json` says. A file that is not there says nothing.
struct TokenizerConfig {
    bool lowers = true;
    bool partsChinese = true;
    std::optional<bool> stripsAccents;
    bool addsBlank = false;
    std::vector<std::pair<std::string, AddedToken>> special; ///< "mask_token" and what it is; ids are not known
    std::vector<AddedToken> added;                           ///< added_tokens_decoder, by id
    std::vector<std::filesystem::path> files;                ///< itself, where it is there

    /// The token of a role ("mask_token"); `fallback` where it names none.
    AddedToken token(const std::string &role, const char *fallback) const;
};
Result<TokenizerConfig> readTokenizerConfig(const std::filesystem::path &folder);

/// The ids of padding and of what is unknown, where they are not known yet: by the configuration, else the usual names.
void findPaddingAndUnknown(const TokenizerConfig &config, TokenizerParts &parts);

/// Gives an added token its id in the vocabulary, and the other way round. Errors: it has another one there; the id is
/// another token's.
Result<void> placeAddedToken(AddedToken token, const std::string &file, TokenizerParts &parts);

} // namespace headstart::data
