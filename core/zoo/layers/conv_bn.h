// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/convolution.h"

namespace headstart::zoo {

struct ConvBnOptions {
    Activation activation = Activation::Relu;
    double epsilon = 1e-5; ///< BatchNorm's
    double momentum = 0.1; ///< likewise
};

/// A convolution, BatchNorm and an activation: [N, in, H, W] -> [N, out, H', W'].
class ConvBn {
public:
    ConvBn(const Scope &conv, const Scope &bn, std::int64_t in, std::int64_t out, ConvolutionOptions convolution,
           ConvBnOptions options = {})
        : m_conv(conv, in, out, convolution), m_bn(bn, out, options.epsilon, options.momentum),
          m_activation(options.activation)
    {}
    /// The two under the names 0 and 1, as in torchvision's Conv2dNormActivation.
    ConvBn(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions convolution,
           ConvBnOptions options = {})
        : ConvBn(scope / 0, scope / 1, in, out, convolution, options)
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
