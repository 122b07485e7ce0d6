// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/mb_conv.h"

#include <algorithm>
#include <optional>

namespace headstart::zoo {

namespace {

/// Where a block's tensors go. Those of what it does not have are not used.
struct Places {
    Scope expand;
    Scope expandNorm;
    Scope spatial;
    Scope spatialNorm;
    Scope squeeze;
    Scope excite;
    Scope project;
    Scope projectNorm;
};

InvertedResidual block(const Places &places, const MbConvShape &shape, double dropPath, bool samePadding)
{
    const Activation activation = shape.isLite ? Activation::Relu6 : Activation::Silu;
    const std::int64_t width = shape.in * shape.expansion;
    const std::int64_t squeezed = std::max<std::int64_t>(1, shape.in / 4); // of the block's input, not of the width
    std::optional<ConvBn> expand;
    if (shape.expansion != 1)
        expand.emplace(places.expand, places.expandNorm, shape.in, width, ConvolutionOptions{}, activation);
    const ConvBn spatial(places.spatial, places.spatialNorm, width, width,
                         {.kernel = shape.kernel, .stride = shape.stride, .groups = width, .samePadding = samePadding},
                         activation);
    std::optional<SqueezeExcitation> squeeze;
    if (!shape.isLite)
        squeeze.emplace(places.squeeze, places.excite, width, squeezed, Activation::Silu, Activation::Sigmoid);
    const ConvBn project(places.project, places.projectNorm, width, shape.out, {}, Activation::None);
    return {{expand, spatial, squeeze, project}, shape.isResidual(), dropPath};
}

} // namespace

InvertedResidual mbConv(const Scope &scope, const MbConvShape &shape, double dropPath)
{
    const Scope list = scope / "block";
    const std::int64_t first = shape.expansion == 1 ? 0 : 1; // without it the others move up
    return block({.expand = list / 0 / 0,
                  .expandNorm = list / 0 / 1,
                  .spatial = list / first / 0,
                  .spatialNorm = list / first / 1,
                  .squeeze = list / (first + 1) / "fc1",
                  .excite = list / (first + 1) / "fc2",
                  .project = list / (first + 2) / 0,
                  .projectNorm = list / (first + 2) / 1},
                 shape, dropPath, false);
}

InvertedResidual mbConvOfTensorFlow(const Scope &scope, const MbConvShape &shape, double dropPath)
{
    const bool expands = shape.expansion != 1;
    return block({.expand = scope / "conv_pw",
                  .expandNorm = scope / "bn1",
                  .spatial = scope / "conv_dw",
                  .spatialNorm = scope / (expands ? "bn2" : "bn1"),
                  .squeeze = scope / "se" / "conv_reduce",
                  .excite = scope / "se" / "conv_expand",
                  .project = scope / (expands ? "conv_pwl" : "conv_pw"),
                  .projectNorm = scope / (expands ? "bn3" : "bn2")},
                 shape, dropPath, true);
}

} // namespace headstart::zoo
