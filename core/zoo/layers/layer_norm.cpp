// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/layer_norm.h"

#include <ATen/ops/layer_norm.h>

namespace headstart::zoo {

LayerNorm::LayerNorm(const Scope &scope, std::int64_t channels, double epsilon)
    : m_epsilon(epsilon), m_weight(scope.parameter("weight", {channels}, {Initialiser::Kind::Ones})),
      m_bias(scope.parameter("bias", {channels}, {Initialiser::Kind::Zeros}))
{}

at::Tensor LayerNorm::operator()(const at::Tensor &x, const Pass & /*pass*/) const
{
    return at::layer_norm(x, m_weight.sizes(), m_weight, m_bias, m_epsilon);
}

at::Tensor LayerNorm::overChannels(const at::Tensor &x, const Pass &pass) const
{
    return (*this)(x.permute({0, 2, 3, 1}), pass).permute({0, 3, 1, 2});
}

} // namespace headstart::zoo
