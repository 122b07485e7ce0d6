// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <cstddef>
#include <span>
#include <vector>

namespace headstart::runs {

/// Little-endian float32.
std::vector<std::byte> bytesOfFloats(std::span<const float> values);
std::vector<float> floatsOfBytes(std::span<const std::byte> bytes);

/// One byte a sample: the part that it belongs to.
std::vector<std::byte> bytesOfParts(std::span<const SampleRow> samples);

} // namespace headstart::runs
