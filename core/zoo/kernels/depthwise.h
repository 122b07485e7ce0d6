// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>

namespace headstart::zoo {

struct DepthwiseOptions {
    std::int64_t stride = 1;
    std::array<std::int64_t, 2> padding = {0, 0}; ///< of height and width, on both sides
};

/// Whether depthwise() takes these: floats in the processor's memory, channels last, a kernel of 3x3 or 5x5 that
/// trains, one filter a channel.
bool isForDepthwise(const at::Tensor &x, const at::Tensor &weight);

/// The convolution of each channel with a filter of its own, [N, C, H, W] * [C, 1, 5, 5]. What it computes is
/// at::conv2d's; the gradient of the weights is made here: at::conv2d takes many times as long for it,
/// channels last. It does not depend on the number of threads.
at::Tensor depthwise(const at::Tensor &x, const at::Tensor &weight, DepthwiseOptions options);

} // namespace headstart::zoo
