// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace headstart::training {

// Sums in float64, piece by piece, each small enough to stay in the processor's cache: LibTorch's own norm of many
// float32 values is right to four or five digits only, and in float64 would copy the whole tensor first. Any device;
// the caller has gradients off.

/// The sum of the squares; not finite where a value is not.
double squaredNorm(const at::Tensor &values);

/// Of the difference of two tensors of one shape.
double squaredDistance(const at::Tensor &one, const at::Tensor &other);

} // namespace headstart::training
