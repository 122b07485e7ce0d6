// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/pooling.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/adaptive_avg_pool3d.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/max_pool2d.h>

namespace headstart::zoo {

at::Tensor averageGrid(const at::Tensor &x, std::int64_t side)
{
    if (x.size(2) % side == 0 && x.size(3) % side == 0)
        return at::adaptive_avg_pool2d(x, {side, side});
    // An optimised graph leaves two dimensions to oneDNN, which knows parts of one size alone.
    return at::adaptive_avg_pool3d(x.unsqueeze(2), {1, side, side}).squeeze(2);
}

at::Tensor paddedForHalving(const at::Tensor &x, double value)
{
    return at::constant_pad_nd(x, {x.size(3) % 2, 1, x.size(2) % 2, 1}, value);
}

at::Tensor halvedByMaximum(const at::Tensor &x, double padding)
{
    return at::max_pool2d(paddedForHalving(x, padding), 3, 2);
}

} // namespace headstart::zoo
