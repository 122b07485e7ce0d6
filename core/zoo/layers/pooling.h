// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace headstart::zoo {

/// Means over a grid of `side` x `side` parts, whatever the size: [N, C, H, W] -> [N, C, side, side].
at::Tensor averageGrid(const at::Tensor &x, std::int64_t side);

} // namespace headstart::zoo
