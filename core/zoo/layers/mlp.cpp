// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/mlp.h"

#include "core/zoo/kernels/activation.h"

namespace headstart::zoo {

Mlp::Mlp(const Scope &first, const Scope &second, std::int64_t channels, std::int64_t hidden)
    : m_first(first, channels, hidden, kTransformerWeight, kTransformerBias),
      m_second(second, hidden, channels, kTransformerWeight, kTransformerBias)
{}

at::Tensor Mlp::operator()(const at::Tensor &x, const Pass &pass) const
{
    return m_second(activated(m_first(x, pass), Activation::Gelu), pass);
}

} // namespace headstart::zoo
