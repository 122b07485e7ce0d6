// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/scope.h"

namespace headstart::zoo {

/// A convolution's weights start as N(0, sqrt(2 / fan-out)): He et al. 2015, the choice of both ResNet and
/// EfficientNet. The fan-out is that of one group.
struct ConvolutionOptions {
    std::int64_t kernel = 1;
    std::int64_t stride = 1;
    std::int64_t groups = 1;
    /// TensorFlow's 'same': as much zero padding as the output ceil(size / stride) needs, the odd pixel at the right
    /// and the bottom. Otherwise (kernel - 1) / 2 on every side.
    bool samePadding = false;
};

/// 2-d convolution without a bias: [N, in, H, W] -> [N, out, H', W'].
class Convolution {
public:
    Convolution(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions options = {});
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    ConvolutionOptions m_options;
    at::Tensor m_weight;
};

} // namespace headstart::zoo
