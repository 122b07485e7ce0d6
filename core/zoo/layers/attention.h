// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

namespace headstart::zoo {

/// Scaled dot-product attention of a sequence to itself (Vaswani et al. 2017), by LibTorch's fused kernel. `qkv` holds
/// the queries, the keys and the values one behind the other, each head by head: [N, T, 3 C] -> [N, T, C].
at::Tensor selfAttention(const at::Tensor &qkv, std::int64_t heads, const Pass &pass);

/// The queries, keys and values of a sequence, [N, T, C] each.
struct Projections {
    at::Tensor queries;
    at::Tensor keys;
    at::Tensor values;
};
/// The same over three tensors, where some tokens only fill up the batch: `mask`, [N, T] bool, is true where one may be
/// looked at; undefined: all. In training the softmax's outputs are dropped with this probability.
at::Tensor maskedSelfAttention(const Projections &projections, std::int64_t heads, const at::Tensor &mask,
                               double probability, const Pass &pass);

/// The first with `bias` [..., heads, T, T] added to the logits of the softmax; it may require a gradient.
/// [..., T, 3 C] -> [..., T, C].
at::Tensor biasedSelfAttention(const at::Tensor &qkv, std::int64_t heads, const at::Tensor &bias, const Pass &pass);

} // namespace headstart::zoo
