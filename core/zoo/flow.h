// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace headstart::zoo {

/// What passes from one stage to the next. Copies share the tensors.
struct Flow {
    std::vector<at::Tensor> values; ///< [0] is the output; empty after a stop
    at::Tensor padding;             ///< [N, T] bool, true where a token counts; undefined for images
    std::vector<at::Tensor> aux;    ///< logits of auxiliary heads, in training only

    const at::Tensor &output() const { return values.front(); }
};

/// A Flow of one tensor.
Flow flowOf(at::Tensor tensor);

/// The flow as bytes (a safetensors file), and back. Element types and memory layout survive: a tensor comes back with
/// its strides. Tensors must be dense (no overlap, no holes) and on the CPU; gradients are left behind.
std::vector<std::byte> toBytes(const Flow &flow);
/// `name` stands for the bytes in errors. Errors: the bytes are not such a flow.
Result<Flow> fromBytes(std::span<const std::byte> bytes, const std::string &name);

} // namespace headstart::zoo
