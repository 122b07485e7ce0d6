// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/kernels/activation.h"
#include "core/zoo/layers/layer_norm.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/text_config.h"

#include <string_view>

namespace headstart::zoo {

/// What an encoder layer's tensors are called.
struct EncoderNames {
    std::string_view query;
    std::string_view key;
    std::string_view value;
    std::string_view attended;     ///< the projection behind the attention
    std::string_view attendedNorm; ///< the norm behind that
    std::string_view first;        ///< of the perceptron
    std::string_view second;
    std::string_view norm; ///< the last
    bool dropsAttended;    ///< dropout behind the attention's projection
};
/// As in transformers' modeling_bert.py.
inline constexpr EncoderNames kBertLayer = {
    "attention.self.query",   "attention.self.key",         "attention.self.value",
    "attention.output.dense", "attention.output.LayerNorm", "intermediate.dense",
    "output.dense",           "output.LayerNorm",           true};

/// Attention, then a perceptron, each added to its input and normed behind that (Devlin et al. 2019). Keeps the flow's
/// padding and does not look at it. [N, T, C] -> the same, or [N, 1, C] where the first token alone is wanted: it asks
/// all the others, but what they would say need not be known.
class EncoderLayer {
public:
    EncoderLayer(const Scope &scope, const EncoderNames &names, const TextConfig &config);
    Flow operator()(const Flow &flow, const Pass &pass) const;

private:
    std::int64_t m_heads;
    Activation m_activation;
    double m_attentionDropout;
    double m_attendedDropout;
    double m_dropout;
    Linear m_query;
    Linear m_key;
    Linear m_value;
    Linear m_attended;
    LayerNorm m_attendedNorm;
    Linear m_first;
    Linear m_second;
    LayerNorm m_norm;
};

/// A linear layer with the initialisers of the family.
Linear textLinear(const Scope &scope, std::int64_t in, std::int64_t out, const TextConfig &config);

} // namespace headstart::zoo
