// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/encoder_layer.h"

#include "core/zoo/layers/attention.h"
#include "core/zoo/layers/dropout.h"

#include <ATen/ops/add.h>

namespace headstart::zoo {

namespace {

Activation activationOf(TextActivation activation)
{
    switch (activation) {
    case TextActivation::Gelu:
        break;
    case TextActivation::GeluNew:
        return Activation::GeluTanh;
    case TextActivation::Relu:
        return Activation::Relu;
    case TextActivation::Silu:
        return Activation::Silu;
    }
    return Activation::Gelu;
}

} // namespace

EncoderLayer::EncoderLayer(const Scope &scope, const EncoderNames &names, const TextConfig &config)
    : m_heads(config.heads), m_activation(activationOf(config.activation)), m_attentionDropout(config.attentionDropout),
      m_attendedDropout(names.dropsAttended ? config.hiddenDropout : 0), m_dropout(config.hiddenDropout),
      m_query(textLinear(scope / names.query, config.hidden, config.hidden, config)),
      m_key(textLinear(scope / names.key, config.hidden, config.hidden, config)),
      m_value(textLinear(scope / names.value, config.hidden, config.hidden, config)),
      m_attended(textLinear(scope / names.attended, config.hidden, config.hidden, config)),
      m_attendedNorm(scope / names.attendedNorm, config.hidden, config.normEpsilon),
      m_first(textLinear(scope / names.first, config.hidden, config.intermediate, config)),
      m_second(textLinear(scope / names.second, config.intermediate, config.hidden, config)),
      m_norm(scope / names.norm, config.hidden, config.normEpsilon)
{}

Flow EncoderLayer::operator()(const Flow &flow, const Pass &pass) const
{
    const at::Tensor &x = flow.output();
    const at::Tensor asking = pass.firstTokenAlone ? x.slice(1, 0, 1) : x;
    // One behind the other: the dropout's numbers must come in one order.
    const Projections projections{m_query(asking, pass), m_key(x, pass), m_value(x, pass)};
    const at::Tensor heard = maskedSelfAttention(projections, m_heads, flow.padding, m_attentionDropout, pass);
    const at::Tensor attended = dropout(m_attended(heard, pass), m_attendedDropout, pass);
    const at::Tensor middle = m_attendedNorm(at::add(attended, asking), pass);
    const at::Tensor wide = activated(m_first(middle, pass), m_activation);
    const at::Tensor narrow = dropout(m_second(wide, pass), m_dropout, pass);
    Flow out = flow;
    out.values = {m_norm(at::add(narrow, middle), pass)};
    return out;
}

Linear textLinear(const Scope &scope, std::int64_t in, std::int64_t out, const TextConfig &config)
{
    return {
        scope, in, out, {Initialiser::Kind::Normal, config.initialDeviation}, Initialiser{Initialiser::Kind::Zeros}};
}

} // namespace headstart::zoo
