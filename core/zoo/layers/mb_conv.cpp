// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/mb_conv.h"

#include <algorithm>

namespace headstart::zoo {

InvertedResidual mbConv(const Scope &scope, const MbConvShape &shape, NormOptions norm, double dropPath)
{
    const Scope list = scope / "block";
    const ConvBnOptions activated = {Activation::Silu, norm.epsilon, norm.momentum};
    const std::int64_t width = shape.in * shape.expansion;
    const std::int64_t squeezed = std::max<std::int64_t>(1, shape.in / 4); // of the block's input, not of the width
    std::int64_t index = 0;
    std::optional<ConvBn> expand;
    if (shape.expansion != 1)
        expand.emplace(list / index++, shape.in, width, ConvolutionOptions{}, activated);
    const ConvBn spatial(list / index, width, width, {.kernel = shape.kernel, .stride = shape.stride, .groups = width},
                         activated);
    const SqueezeExcitation squeeze(list / (index + 1), width, squeezed, Activation::Silu, Activation::Sigmoid);
    const ConvBn project(list / (index + 2), width, shape.out, {}, {Activation::None, norm.epsilon, norm.momentum});
    return {{expand, spatial, squeeze, project}, shape.isResidual(), dropPath};
}

} // namespace headstart::zoo
