// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/token_embeddings.h"

#include "core/zoo/layers/dropout.h"

#include <ATen/ops/add.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/ne.h>
#include <ATen/ops/ones_like.h>

namespace headstart::zoo {

TokenEmbeddings::TokenEmbeddings(const Scope &scope, const TextConfig &config)
    : m_countsTokens(config.family == TextFamily::Roberta), m_padding(config.padding), m_dropout(config.hiddenDropout)
{
    const auto table = [&](std::string_view name, std::int64_t rows) {
        return (scope / name)
            .parameter("weight", {rows, config.hidden}, {Initialiser::Kind::Normal, config.initialDeviation});
    };
    const auto makePositions = [&] { m_positions = table("position_embeddings", config.positions); };
    m_words = table("word_embeddings", config.vocabulary);
    if (!m_countsTokens)
        makePositions();
    if (config.types > 0)
        m_types = table("token_type_embeddings", config.types);
    m_norm.emplace(scope / "LayerNorm", config.hidden, config.normEpsilon);
    if (m_countsTokens) // in RoBERTa's order
        makePositions();
}

Flow TokenEmbeddings::operator()(const Flow &flow, const Pass &pass) const
{
    const at::Tensor &ids = flow.values.at(0);
    at::Tensor sum = at::embedding(m_words, ids, m_padding);
    if (m_types.defined())
        sum = at::add(sum, at::embedding(m_types, flow.values.at(1)));
    sum = at::add(sum, positionsOf(ids));
    Flow out = flow;
    out.values = {dropout((*m_norm)(sum, pass), m_dropout, pass)};
    return out;
}

/// By counting: a trace must not take in how many tokens there are.
at::Tensor TokenEmbeddings::positionsOf(const at::Tensor &ids) const
{
    if (m_countsTokens) {
        const at::Tensor counts = at::ne(ids, m_padding).to(at::kLong);
        return at::embedding(m_positions, at::add(at::mul(at::cumsum(counts, 1), counts), m_padding), m_padding);
    }
    const at::Tensor one = at::ones_like(ids.narrow(0, 0, 1)); // the same in every row
    return at::embedding(m_positions, at::cumsum(one, 1).sub(1));
}

} // namespace headstart::zoo
