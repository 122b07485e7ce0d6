// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/memory.h"
#include "core/base/result.h"
#include "core/training/run_config.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace headstart::training {

/// What a run trains on, as far as memory goes.
struct SampleSizes {
    std::size_t training = 0;
    std::size_t validation = 0;
    std::int64_t tokens = 0; ///< of a text, on average; 0: not known yet, or pictures
};

/// Bytes that a run takes besides the program at the very least: what must be in memory at one moment of it, reckoned
/// from shapes. What comes on top is not known before it is measured (cost.h).
struct MemoryNeed {
    std::uint64_t weights = 0;
    std::uint64_t training = 0; ///< gradients, the optimiser's numbers, copies of what trains
    std::uint64_t outputs = 0;  ///< of stages that train, of one piece, until the way back
    std::uint64_t batch = 0;    ///< what enters them
    std::uint64_t kept = 0;     ///< outputs of the part that does not train

    std::uint64_t total() const { return weights + training + outputs + batch + kept; }
};
/// `config`: one in which everything stands (see preparation.h); `outputs`: classes, or 1. In up to a second: one
/// sample is computed, for the shapes. Errors: no such model or stage.
Result<MemoryNeed> leastMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples);

/// Errors: the run cannot fit; with the numbers, and with what would. On a GPU nothing is checked.
/// `isLoaded`: the weights are in memory already.
Result<void> checkMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples,
                         const FreeMemory &room, bool isLoaded = false);

/// "7.8 GB", "350 MB".
std::string sizeText(std::uint64_t bytes);

} // namespace headstart::training
