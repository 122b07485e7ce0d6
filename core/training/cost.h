// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/memory.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/training/run_config.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace headstart::runs {
class RunStore;
}

namespace headstart::training {

/// What a run does with the outputs of the part that does not train.
enum class Reuse {
    Kept,      ///< once, in the first epoch; of pictures with views in as many epochs
    Varied,    ///< anew for each epoch, since training pictures are changed at random
    TooLarge,  ///< anew, since they do not fit into the memory that they may take
    NothingTo, ///< there is no such part
};

/// Seconds of an epoch, its validation included.
struct EpochCost {
    double first = 0;
    double fresh = 0; ///< in which views of the pictures come for the first time
    double later = 0;
    double computed = 0; ///< if nothing is kept
    double kept = 0;     ///< from what is kept: of a run that may keep all, a later one
};

/// Bytes of the whole process.
struct MemoryCost {
    std::uint64_t peak = 0;   ///< the most at any moment
    std::uint64_t before = 0; ///< of it, what the program took before
    std::uint64_t weights = 0;
    std::uint64_t training = 0; ///< gradients, the optimiser's numbers, copies of what trains
    std::uint64_t step = 0;     ///< a step's batch and outputs, until the way back
    std::uint64_t kept = 0;     ///< outputs of the part that does not train
    FreeMemory room;            ///< that there was besides

    bool fits() const { return peak <= before + room.bytes; }
};

/// What a run will cost on this machine.
struct Cost {
    std::size_t training = 0; ///< samples
    std::size_t validation = 0;
    bool isText = false;
    std::int64_t epochs = 0;
    std::int64_t steps = 0; ///< of an epoch
    double start = 0;       ///< seconds before the first epoch
    EpochCost epoch;
    Reuse reuse = Reuse::NothingTo;
    bool isKnown = false;        ///< what would be kept is on the disk already, so that the first epoch is as the later
    std::uint64_t keptBytes = 0; ///< that all outputs of the part that does not train take, of each picture or view of
                                 ///< it, kept or not
    MemoryCost memory;
    std::int64_t views = 1; ///< of each picture that are kept: so many epochs are first and fresh ones
    std::int64_t batch = 0;
    std::int64_t largestBatch = 0; ///< that fits, at most all training samples; 0: not even one sample
    bool isMeasured = true;        ///< a step of the whole batch was made; else reckoned from smaller ones

    double total() const
    {
        return start + epoch.first + static_cast<double>(views - 1) * epoch.fresh
               + static_cast<double>(epochs - views) * epoch.later;
    }
};

/// What is measured with.
struct CostOptions {
    std::optional<FreeMemory> room = {}; ///< as if there were so much; nothing: what there is
    data::Dataset::Progress progress = {};
};

/// Measures it: the run is prepared as it would be, and some of its batches go through all that they would go through
/// in it, with a rate of 0; some seconds in all, or about four steps where one takes longer. Batches that would not fit
/// are not tried. Nothing is stored. `library`: fetched weights; `store`: of the run that the weights may come from. In
/// the calling thread. Nothing after a stop. Errors: those of a run's beginning. Throws c10::Error and std::bad_alloc.
Result<std::optional<Cost>> measureCost(const RunConfig &wanted, const std::filesystem::path &library,
                                        runs::RunStore &store, const StopToken &stop, const CostOptions &options = {});

} // namespace headstart::training
