// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/squeeze_excitation.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/mul.h>

namespace headstart::zoo {

SqueezeExcitation::SqueezeExcitation(const Scope &scope, std::int64_t channels, std::int64_t squeezed,
                                     Activation activation, Activation scale)
    : SqueezeExcitation(scope / "fc1", scope / "fc2", channels, squeezed, activation, scale)
{}

SqueezeExcitation::SqueezeExcitation(const Scope &first, const Scope &second, std::int64_t channels,
                                     std::int64_t squeezed, Activation activation, Activation scale)
    : m_fc1(first, channels, squeezed, {.bias = true}), m_fc2(second, squeezed, channels, {.bias = true}),
      m_activation(activation), m_scale(scale)
{}

at::Tensor SqueezeExcitation::operator()(const at::Tensor &x, const Pass &pass) const
{
    const at::Tensor squeezed = activated(m_fc1(at::adaptive_avg_pool2d(x, {1, 1}), pass), m_activation);
    return at::mul(x, activated(m_fc2(squeezed, pass), m_scale));
}

} // namespace headstart::zoo
