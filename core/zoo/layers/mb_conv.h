// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/inverted_residual.h"

namespace headstart::zoo {

struct MbConvShape {
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t expansion = 1;
    std::int64_t kernel = 3;
    std::int64_t stride = 1;
    bool isLite = false; ///< ReLU6 for SiLU, and no squeeze and excitation

    bool isResidual() const { return stride == 1 && in == out; }
};

/// EfficientNet's block (Tan & Le 2019): an inverted residual with squeeze and excitation, and SiLU. Tensors: block.0
/// and so on, numbered without the expansion where there is none, as in torchvision/models/efficientnet.py.
InvertedResidual mbConv(const Scope &scope, const MbConvShape &shape, double dropPath);

/// The same with TensorFlow's padding. Tensors: conv_pw, bn1 and so on, as in timm/models/_efficientnet_blocks.py.
InvertedResidual mbConvOfTensorFlow(const Scope &scope, const MbConvShape &shape, double dropPath);

} // namespace headstart::zoo
