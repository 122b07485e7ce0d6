// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace headstart::zoo {

/// Means over a grid of `side` x `side` parts, whatever the size: [N, C, H, W] -> [N, C, side, side].
at::Tensor averageGrid(const at::Tensor &x, std::int64_t side);

/// TensorFlow's 'same' for a window of 3x3 with stride 2: [N, C, H, W] with `value` around it where one is needed.
at::Tensor paddedForHalving(const at::Tensor &x, double value);
/// The largest of 3x3, stride 2, with that padding.
at::Tensor halvedByMaximum(const at::Tensor &x, double padding);

} // namespace headstart::zoo
