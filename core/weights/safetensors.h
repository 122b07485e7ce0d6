// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/weights_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace headstart::weights {

/// The safetensors format (https://github.com/huggingface/safetensors): 8 bytes of header length, a JSON header, the
/// elements. Read strictly: no duplicate key, no hole, no overlap, no tail; at most 100,000,000 bytes of header and
/// 100,000 tensors.
Result<WeightsIndex> readSafetensors(const ByteSource &source);

/// A tensor to be written: its elements in row-major order, which must outlive the call.
struct TensorView {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::uint64_t> shape;
    std::span<const std::byte> bytes;
};

/// The whole file in memory. Tensors stand in the order that Python's writer chooses: wide elements first, then by
/// name. Names must be unique and differ from "__metadata__", and each span must fit its shape.
std::vector<std::byte> safetensorsBytes(std::vector<TensorView> tensors,
                                        const std::map<std::string, std::string> &metadata = {});

/// The same into a file, which appears whole or not at all.
Result<void> writeSafetensors(const std::filesystem::path &path, std::vector<TensorView> tensors,
                              const std::map<std::string, std::string> &metadata = {});

} // namespace headstart::weights
