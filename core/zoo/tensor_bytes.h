// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/dtype.h"
#include "core/weights/safetensors.h"
#include "core/weights/weights_file.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace headstart::zoo {

// Between tensors and the bytes of weights/.

at::ScalarType scalarType(weights::Dtype dtype);
/// The dtype must be one that weights::Dtype has.
weights::Dtype dtypeOf(const at::Tensor &tensor);

std::vector<std::uint64_t> shapeOf(const at::Tensor &tensor);
std::vector<std::int64_t> sizesOf(const weights::TensorInfo &info);

/// The memory of a contiguous tensor on the CPU, which must outlive the span.
std::span<std::byte> bytesOf(const at::Tensor &tensor);

/// Tensors as a writer takes them: row-major on the CPU, by copies where they are not. Views are valid as long as this
/// lives.
class TensorViews {
public:
    void add(std::string name, const at::Tensor &tensor);
    const std::vector<weights::TensorView> &views() const { return m_views; }

private:
    std::vector<at::Tensor> m_rowMajor;
    std::vector<weights::TensorView> m_views;
};

/// Reads a tensor of a file into new memory, row-major. Errors: those of TensorReader.
Result<at::Tensor> readTensor(weights::TensorReader &reader, const weights::TensorInfo &info);

} // namespace headstart::zoo
