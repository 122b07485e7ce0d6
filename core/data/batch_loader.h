// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/augmentation.h"
#include "core/data/dataset.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace headstart::data {

/// Samples as the network takes them.
struct Batch {
    std::vector<std::size_t> samples;
    at::Tensor pictures; ///< [N, 3, S, S], float32, in the asked memory format
    at::Tensor labels;   ///< [N], int64
};

struct LoaderOptions {
    Preprocessing preprocessing;
    Augmentation augmentation; ///< nothing: every picture as the published evaluation makes it
    std::uint64_t seed = 0;    ///< of the augmentation
    std::int64_t epoch = 0;    ///< likewise
    std::size_t batch = 32;
    at::MemoryFormat format = at::MemoryFormat::Contiguous;
    std::size_t threads = 2;
};

/// Gives out the samples of `order` batch by batch; the last one may be smaller. Decoding and augmenting run ahead in
/// threads of its own, two batches at most, so that they overlap with training. What a batch holds is a function of the
/// samples, the seed and the epoch, not of the threads. Used by one thread.
class BatchLoader {
public:
    BatchLoader(Dataset dataset, std::vector<std::size_t> order, LoaderOptions options);
    ~BatchLoader(); ///< stops what runs ahead

    /// Nothing after the last one. Errors: a file that is no longer what it was.
    Result<std::optional<Batch>> next();

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace headstart::data
