// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace headstart::data {

/// For each sample, the first one that has its content: itself, unless the content came before. Samples may be
/// millions: this takes 20 bytes for each.
std::vector<std::uint32_t> firstsOfContent(std::span<const Sample> samples);

} // namespace headstart::data
