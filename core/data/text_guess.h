// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_reader.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace headstart::data {

/// What people call the columns of tables of texts, in lower case: first and second text, a single text, the label; the
/// earlier ones come first.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPairNames = {
    {{"sentence1", "sentence2"},
     {"question1", "question2"},
     {"question", "sentence"},
     {"premise", "hypothesis"},
     {"text_a", "text_b"},
     {"text1", "text2"},
     {"sentence_a", "sentence_b"},
     {"sentence_1", "sentence_2"},
     {"#1 string", "#2 string"},
     {"query", "passage"},
     {"question", "answer"},
     {"text", "text_pair"}}};
inline constexpr std::array<std::string_view, 9> kTextNames = {"text",    "sentence", "review",   "tweet",   "comment",
                                                               "content", "message",  "document", "headline"};
inline constexpr std::array<std::string_view, 20> kLabelNames = {"label",
                                                                 "labels",
                                                                 "class",
                                                                 "classes",
                                                                 "target",
                                                                 "sentiment",
                                                                 "gold_label",
                                                                 "category",
                                                                 "score",
                                                                 "is_duplicate",
                                                                 "polarity",
                                                                 "rating",
                                                                 "quality",
                                                                 "stars",
                                                                 "emotion",
                                                                 "intent",
                                                                 "similarity",
                                                                 "topic",
                                                                 "airline_sentiment",
                                                                 "y"};

/// In lower case, of ASCII alone.
std::string lowered(std::string_view text);

/// How much a column looks like texts: the mean length of its cells in bytes, less where they repeat or are single
/// words.
double weightOf(const Table &table, std::size_t firstRow, std::size_t column);

/// Whether most cells of a column are texts: long, varied, of several words where the script parts words.
bool holdsTexts(const Table &table, std::size_t firstRow, std::size_t column);

std::size_t distinctIn(const Table &table, std::size_t firstRow, std::size_t column);

/// Whether a first row names the columns of the rows that follow.
bool looksLikeTextHeader(const Table &table);

} // namespace headstart::data
