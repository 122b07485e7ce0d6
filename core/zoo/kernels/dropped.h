// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace headstart::zoo {

/// Whether dropped() takes this input: floats or bfloat16 in the processor's memory, without holes.
bool isForDropped(const at::Tensor &x);

/// Dropout in one walk over memory, at memory's speed: at::dropout draws its numbers one after the other and keeps a
/// mask as large as `x`, ours keeps one number, from which the backward pass makes the mask again. It is drawn from
/// LibTorch's default generator; which elements are dropped depends on it and their places in memory, not on the number
/// of threads.
at::Tensor dropped(const at::Tensor &x, double probability);

} // namespace headstart::zoo
