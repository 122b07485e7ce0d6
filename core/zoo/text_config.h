// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::zoo {

enum class TextFamily : std::uint8_t { Bert, Roberta, DistilBert };

enum class TextActivation : std::uint8_t {
    Gelu,    ///< with the error function
    GeluNew, ///< its approximation by tanh
    Relu,
    Silu,
};

/// What the head's outputs are, where the file says so.
enum class TextProblem : std::uint8_t { Unsaid, SingleLabel, MultiLabel, Regression };

/// A network that takes tokens, as `config.json` of a Hugging Face folder describes it (transformers' BertConfig,
/// RobertaConfig, DistilBertConfig). The comments give the fields' names; DistilBERT's where they differ. No torch in
/// this header.
struct TextConfig {
    TextFamily family = TextFamily::Bert;      ///< model_type
    std::int64_t vocabulary = 30522;           ///< vocab_size
    std::int64_t hidden = 768;                 ///< hidden_size, dim; a multiple of `heads`
    std::int64_t layers = 12;                  ///< num_hidden_layers, n_layers
    std::int64_t heads = 12;                   ///< num_attention_heads, n_heads
    std::int64_t intermediate = 3072;          ///< intermediate_size, hidden_dim
    std::int64_t positions = 512;              ///< max_position_embeddings
    std::int64_t types = 2;                    ///< type_vocab_size; DistilBERT has none: 0
    TextActivation activation = {};            ///< hidden_act, activation
    double hiddenDropout = 0.1;                ///< hidden_dropout_prob, dropout; from 0 to below 1, as the others
    double attentionDropout = 0.1;             ///< attention_probs_dropout_prob, attention_dropout
    std::optional<double> headDropout;         ///< classifier_dropout, seq_classif_dropout; else as hiddenDropout
    double initialDeviation = 0.02;            ///< initializer_range
    double normEpsilon = 1e-12;                ///< layer_norm_eps; DistilBERT's is always this
    std::int64_t padding = 0;                  ///< pad_token_id: the token that fills up a batch
    bool recomputes = false;                   ///< gradient_checkpointing: less memory in training, a third more time
    TextProblem problem = TextProblem::Unsaid; ///< problem_type
    std::vector<std::string> labels;           ///< id2label: of each class, where the file names them

    /// Tokens of a text at most, special ones included. RoBERTa's positions start behind the padding's.
    std::int64_t longest() const;
    /// Of the head.
    double headRate() const { return headDropout.value_or(hiddenDropout); }

    bool operator==(const TextConfig &) const = default;
};

/// "bert", "roberta", "distilbert".
std::string_view familyName(TextFamily family);

/// Errors: it cannot be read; it is not JSON; a field is missing, of another kind or out of its range, by its name; a
/// network that is not known here.
Result<TextConfig> readTextConfig(const std::filesystem::path &file);
/// The same of a file's text. `name` stands for it in errors.
Result<TextConfig> textConfigFrom(std::string_view json, const std::string &name);
/// As transformers reads it, and we.
std::string textConfigJson(const TextConfig &config);

} // namespace headstart::zoo
