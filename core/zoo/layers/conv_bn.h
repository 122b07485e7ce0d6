// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/convolution.h"

namespace headstart::zoo {

/// A convolution, BatchNorm and an activation: [N, in, H, W] -> [N, out, H', W'].
class ConvBn {
public:
    ConvBn(const Scope &conv, const Scope &bn, std::int64_t in, std::int64_t out, ConvolutionOptions convolution,
           Activation activation = Activation::Relu)
        : m_conv(conv, in, out, convolution), m_bn(bn, out), m_activation(activation)
    {}
    /// The two under the names 0 and 1, as in torchvision's Conv2dNormActivation.
    ConvBn(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions convolution,
           Activation activation = Activation::Relu)
        : ConvBn(scope / 0, scope / 1, in, out, convolution, activation)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        return m_bn(m_conv(x, pass), pass, m_activation);
    }

private:
    Convolution m_conv;
    BatchNorm m_bn;
    Activation m_activation;
};

} // namespace headstart::zoo
