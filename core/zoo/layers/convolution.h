// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/scope.h"

#include <optional>

namespace headstart::zoo {

/// Unless told otherwise, a convolution's weights start as N(0, sqrt(2 / fan-out)): He et al. 2015, the choice of both
/// ResNet and EfficientNet. The fan-out is that of one group.
struct ConvolutionOptions {
    std::int64_t kernel = 1;      ///< its height, and its width too unless that is given
    std::int64_t kernelWidth = 0; ///< 0: as high as wide
    std::int64_t stride = 1;
    std::int64_t groups = 1;
    std::optional<std::int64_t> padding = std::nullopt; ///< zeros on every side; unless given, (kernel - 1) / 2
    /// TensorFlow's 'same': as much zero padding as the output ceil(size / stride) needs, the odd pixel at the right
    /// and the bottom.
    bool samePadding = false;
    bool bias = false;                                     ///< starts as zero
    std::optional<Initialiser> initialiser = std::nullopt; ///< of the weights
};

/// 2-d convolution: [N, in, H, W] -> [N, out, H', W'].
class Convolution {
public:
    Convolution(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions options = {});
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    ConvolutionOptions m_options;
    at::Tensor m_weight;
    at::Tensor m_bias; ///< undefined without a bias
};

} // namespace headstart::zoo
