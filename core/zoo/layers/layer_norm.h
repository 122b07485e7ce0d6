// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/scope.h"

namespace headstart::zoo {

/// LayerNorm (Ba et al. 2016) over the channels: the last dimension, or, of [N, C, H, W], the second.
class LayerNorm {
public:
    LayerNorm(const Scope &scope, std::int64_t channels, double epsilon = 1e-5);
    /// [..., C]
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;
    /// [N, C, H, W]
    at::Tensor overChannels(const at::Tensor &x, const Pass &pass) const;

private:
    double m_epsilon;
    at::Tensor m_weight;
    at::Tensor m_bias;
};

} // namespace headstart::zoo
