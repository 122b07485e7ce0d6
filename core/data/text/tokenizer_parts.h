// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/text/added_tokens.h"
#include "core/data/text/bert_words.h"
#include "core/data/text/byte_pairs.h"
#include "core/data/text/frame.h"
#include "core/data/text/vocabulary.h"

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

namespace headstart::data {

struct WordPieceParts {
    std::int32_t unknown = 0;
    std::string continuing = "##"; ///< what tokens inside a word begin with
    std::size_t longestWord = 100; ///< letters; a longer word is unknown
};

struct BytePairParts {
    Merges merges;
    BytePairs::Rules rules;
};

/// What files say of a tokenizer, checked: every id has a token. Tokenizer is made from it.
struct TokenizerParts {
    Vocabulary vocabulary;
    std::unordered_set<std::int32_t> beyondModel; ///< ids of added tokens: no word becomes one of them
    std::optional<BertRules> rules;               ///< none: the text stays as it is
    std::variant<WordPieceParts, BytePairParts> model;
    std::vector<AddedToken> added; ///< in the order in which they count
    Frame single;
    Frame pair;
    std::optional<std::int32_t> padding;
    std::optional<std::int32_t> unknown;
    std::vector<std::filesystem::path> files; ///< that it was read from; the vocabulary's first
};

/// From `tokenizer.json` of Hugging Face. Errors name the field: no JSON, a missing or doubled one, a kind of tokenizer
/// other than BERT's WordPiece and RoBERTa's byte pairs, ids out of range or given twice, no [UNK].
Result<TokenizerParts> readTokenizerJson(const std::filesystem::path &file);

/// From `vocab.txt`, or `vocab.json` and `merges.txt`, with what `tokenizer_config.json` beside them says.
/// Errors: as above, with the line.
Result<TokenizerParts> readVocabularyFiles(const std::filesystem::path &folder);

} // namespace headstart::data
