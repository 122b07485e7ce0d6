// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/zoo/flow.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace headstart::data {

/// Samples as the network takes them.
struct Batch {
    std::vector<std::size_t> samples;
    zoo::Flow input;
    at::Tensor labels; ///< as labelsOf gives them
};

/// Of these samples, [N]: classes as int64, numbers as float.
at::Tensor labelsOf(const Dataset &dataset, std::span<const std::size_t> samples);

/// Gives out samples batch by batch, the last one may be smaller. Used by one thread.
class BatchSource {
public:
    virtual ~BatchSource() = default;
    /// Nothing after the last one. Errors: a file that is no longer what it was.
    virtual Result<std::optional<Batch>> next() = 0;
};

} // namespace headstart::data
