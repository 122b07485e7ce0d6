// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace headstart::zoo {

/// Whether droppedAttention() takes queries like these: floats in the processor's memory, and a head's size in whole
/// vectors of 16.
bool isForDroppedAttention(const at::Tensor &queries, std::int64_t heads);

/// softmax(queries keys^T / sqrt(D)), dropped, times values: attention in training, where LibTorch's fused kernel drops
/// nothing on a processor. One walk a head instead of ten over memory; the backward pass makes weights and mask again
/// (Dao et al. 2022) from two numbers a query and one seed, drawn from LibTorch's default generator. The same on any
/// number of threads. Differentiable in the three.
/// queries: [N, Tq, heads * D], keys and values: [N, T, heads * D], seen: [N, T], which keys count, or undefined.
/// Returns [N, Tq, heads * D].
at::Tensor droppedAttention(const at::Tensor &queries, const at::Tensor &keys, const at::Tensor &values,
                            const at::Tensor &seen, std::int64_t heads, double probability);

} // namespace headstart::zoo
