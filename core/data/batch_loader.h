// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/augmentation.h"
#include "core/data/batch.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace headstart::data {

struct LoaderOptions {
    Preprocessing preprocessing;
    Augmentation augmentation; ///< nothing: every picture as the published evaluation makes it
    std::uint64_t seed = 0;    ///< of the augmentation
    std::int64_t epoch = 0;    ///< likewise
    /// Likewise, where a sample may come several times in an epoch, each time changed anew: the order's place in it.
    std::optional<std::size_t> firstPlace = {};
    std::size_t batch = 32;
    at::MemoryFormat format = at::MemoryFormat::Contiguous;
    std::size_t threads = 2;
};

/// Gives out the pictures of `order` batch by batch: [N, 3, S, S], float32, in the asked memory format. Decoding and
/// augmenting run ahead in threads of its own, two batches at most, so that they overlap with training. What a batch
/// holds is a function of the samples, the seed and the epoch, not of the threads. Used by one thread.
class BatchLoader final : public BatchSource {
public:
    BatchLoader(Dataset dataset, std::vector<std::size_t> order, LoaderOptions options);
    ~BatchLoader() override; ///< stops what runs ahead

    Result<std::optional<Batch>> next() override;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace headstart::data
