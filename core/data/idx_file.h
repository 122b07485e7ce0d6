// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace headstart::data {

/// Bytes in rows, the last index fastest: the format of MNIST (http://yann.lecun.com/exdb/mnist).
struct IdxArray {
    std::vector<std::uint64_t> shape;
    std::vector<std::byte> bytes;
};

/// Reads a file of unsigned bytes, plain or gzip. The header is held against the file's size before anything is
/// allocated, and no more is unpacked than it claims. Errors: not IDX; values that are no bytes; other than 1, 3 or 4
/// dimensions; more than 4 GiB; more or less content than the header claims; damaged gzip data.
Result<IdxArray> readIdx(const std::filesystem::path &path);

/// The number of dimensions where a file begins as IDX does, by whatever type of value.
std::optional<int> idxDimensions(const std::filesystem::path &path);

} // namespace headstart::data
