// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/layer_norm.h"
#include "core/zoo/text_config.h"

#include <optional>

namespace headstart::zoo {

/// What a token is, where it stands and which of two texts it is of, added up (Devlin et al. 2019): {ids, types} ->
/// [N, T, C]. Tensors: word_embeddings and so on, as in transformers' modeling_bert.py.
class TokenEmbeddings {
public:
    TokenEmbeddings(const Scope &scope, const TextConfig &config);
    Flow operator()(const Flow &flow, const Pass &pass) const;

private:
    at::Tensor positionsOf(const at::Tensor &ids) const;

    bool m_countsTokens; ///< RoBERTa's places: of those that count alone, behind the padding's
    std::int64_t m_padding;
    double m_dropout;
    at::Tensor m_words;
    at::Tensor m_positions;
    at::Tensor m_types; ///< undefined without types
    std::optional<LayerNorm> m_norm;
};

} // namespace headstart::zoo
