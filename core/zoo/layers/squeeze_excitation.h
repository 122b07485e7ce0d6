// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/kernels/activation.h"
#include "core/zoo/layers/convolution.h"

namespace headstart::zoo {

/// Squeeze and excitation (Hu et al. 2018): each channel is scaled by what two 1x1 convolutions make of all channels'
/// means. [N, C, H, W] -> the same. Tensors: fc1, fc2, as in torchvision/ops/misc.py.
class SqueezeExcitation {
public:
    /// `activation` comes between the convolutions, `scale` behind them.
    SqueezeExcitation(const Scope &scope, std::int64_t channels, std::int64_t squeezed, Activation activation,
                      Activation scale);
    /// The convolutions under names of their own.
    SqueezeExcitation(const Scope &first, const Scope &second, std::int64_t channels, std::int64_t squeezed,
                      Activation activation, Activation scale);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    Convolution m_fc1;
    Convolution m_fc2;
    Activation m_activation;
    Activation m_scale;
};

} // namespace headstart::zoo
