// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace headstart::ui {

/// Which samples are shown: a class by its index, or one of these.
constexpr int kAllSamples = -1;
constexpr int kSetAside = -2;

/// The samples of each class, ascending. A dataset has 10 million at most.
using SampleGroups = std::vector<std::vector<std::uint32_t>>;

/// Any thread: looks at every sample.
std::shared_ptr<const SampleGroups> groupedByClass(const data::Dataset &dataset);

} // namespace headstart::ui
