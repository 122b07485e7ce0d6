// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/linear.h"

#include <ATen/ops/linear.h>

namespace headstart::zoo {

Linear::Linear(const Scope &scope, std::int64_t in, std::int64_t out, Initialiser weight,
               std::optional<Initialiser> bias)
    : m_weight(scope.parameter("weight", {out, in}, weight))
{
    if (bias)
        m_bias = scope.parameter("bias", {out}, *bias);
}

at::Tensor Linear::operator()(const at::Tensor &x, const Pass &pass) const
{
    at::Tensor out = at::linear(x, m_weight, m_bias);
    if (pass.multiplyAdds)
        *pass.multiplyAdds += out.numel() * m_weight.size(1);
    return out;
}

} // namespace headstart::zoo
