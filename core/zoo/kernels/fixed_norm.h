// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/kernels/activation.h"

#include <ATen/core/Tensor.h>

namespace headstart::zoo {

/// Whether fixedNorm() takes this input: floats in the processor's memory, channels last.
bool isForFixedNorm(const at::Tensor &x);
/// Whether it computes this activation: none, Relu or Relu6.
bool isForFixedNorm(Activation activation);

/// BatchNorm by its running statistics, and the activation behind it, [N, C, H, W] -> the same, in one walk over memory
/// where at::batch_norm and at::relu6 make two (backward: one instead of three). Differentiable in `x`, `weight` and
/// `bias`. The sums over a channel do not depend on the number of threads.
at::Tensor fixedNorm(const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias, const at::Tensor &mean,
                     const at::Tensor &variance, double epsilon, Activation activation);

} // namespace headstart::zoo
