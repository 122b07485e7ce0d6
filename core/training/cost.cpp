// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/cost.h"

#include "core/base/seconds_since.h"
#include "core/training/freeze_plan.h"
#include "core/training/freeze_proof.h"
#include "core/training/loss.h"
#include "core/training/memory_need.h"
#include "core/training/prefix_cache.h"
#include "core/training/rehearsal.h"
#include "core/zoo/kept_blocks.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace headstart::training {

namespace {

constexpr std::uint64_t kMegabyte = 1'000'000;

/// Of a sample's entry among what is kept, besides its values.
constexpr std::uint64_t kEntry = 700;

/// Batches that are in memory at once: one that trains and two that are read ahead.
constexpr std::size_t kBatchesAtOnce = 3;

/// By so much a run may take more than was measured, as blocks of memory fit less well over time: a batch of which is
/// said that it fits must fit.
constexpr double kMargin = 1.15;

/// What a run keeps of the part that does not train.
struct Keeping {
    std::vector<std::int64_t> views; ///< of a training sample
    std::size_t training = 0;        ///< samples, each view one
    std::size_t validation = 0;
    bool fits = false;
    bool isTrainingKnown = false; ///< from the disk
    bool isValidationKnown = false;
};

bool knows(const PrefixCache &cache, const PreparedRun &run, data::Part part, const std::vector<std::int64_t> &views)
{
    std::set<std::string> keys;
    const data::Inputs inputs = run.data.inputs();
    const PrefixItemKeys items(inputs, run.config);
    for (const std::size_t sample : run.data.split.of(part))
        for (const std::int64_t view : views)
            keys.insert(items.of(sample, view));
    return cache.count(keys) == keys.size();
}

std::uint64_t limitOf(const RunConfig &config)
{
    return static_cast<std::uint64_t>(config.compute.cacheMegabytes) * kMegabyte;
}

Keeping keepingOf(const PreparedRun &run, const Rehearsal &rehearsal, std::size_t firstTrained)
{
    Keeping out;
    const RunConfig &config = run.config;
    if (firstTrained == 0)
        return out;
    out.views = config.augmentation.keptViews(config.training.epochs);
    out.training = run.data.split.of(data::Part::Train).size() * out.views.size();
    out.validation = run.data.split.of(data::Part::Validation).size();
    out.fits = rehearsal.keptBytes(out.training + out.validation) <= limitOf(config);
    if (!out.fits || config.compute.diskCacheMegabytes == 0 || config.compute.cacheMegabytes == 0)
        return out;
    const PrefixCache cache(PrefixCache::defaultFolder(), prefixKey(run.made.network, firstTrained, config),
                            config.model.id, {}, 0);
    out.isTrainingKnown = out.training > 0 && knows(cache, run, data::Part::Train, out.views);
    out.isValidationKnown = knows(cache, run, data::Part::Validation, {0});
    return out;
}

Reuse reuseOf(const Keeping &keeping, std::size_t firstTrained)
{
    if (firstTrained == 0)
        return Reuse::NothingTo;
    if (!keeping.fits)
        return Reuse::TooLarge;
    return keeping.views.empty() ? Reuse::Varied : Reuse::Kept;
}

EpochCost epochCost(const Rehearsal &rehearsal, const Keeping &keeping, Reuse reuse, const RunConfig &config)
{
    const Rehearsal::Times &computed = rehearsal.computed();
    const Rehearsal::Times &kept = rehearsal.kept();
    const bool stores = keeping.fits && config.compute.diskCacheMegabytes > 0 && config.compute.cacheMegabytes > 0;
    const double storing = stores ? rehearsal.storing() : 0;
    const std::size_t stored = keeping.training / std::max<std::size_t>(keeping.views.size(), 1); // in an epoch
    const auto inTraining = static_cast<double>(stored);
    const double again = computed.training + rehearsal.joining();
    EpochCost out;
    out.computed = computed.training + computed.validation;
    out.kept = kept.training + kept.validation;
    const bool allKnown = keeping.isTrainingKnown && keeping.isValidationKnown;
    out.first =
        (keeping.isTrainingKnown ? kept.training - rehearsal.joining() : computed.training + storing * inTraining)
        + (keeping.isValidationKnown ? kept.validation
                                     : computed.validation + storing * static_cast<double>(keeping.validation))
        + (allKnown ? 0 : rehearsal.warming());
    switch (reuse) {
    case Reuse::Kept:
        out.later = out.kept;
        out.fresh = keeping.isTrainingKnown ? out.kept : again + storing * inTraining + kept.validation;
        break;
    case Reuse::Varied:
        out.later = out.fresh = again + kept.validation;
        break;
    default:
        out.later = out.fresh = again + computed.validation;
    }
    return out;
}

/// Bytes of a sample as it enters the network, of pictures; texts are small.
std::uint64_t inputBytes(const PreparedRun &run)
{
    constexpr std::uint64_t kColours = 3;
    const auto side = static_cast<std::uint64_t>(run.data.texts ? 0 : run.config.preprocessing.crop);
    return kColours * side * side * sizeof(float);
}

/// What the process takes by the number of samples in a batch: a line up to the size of a piece, and another beyond.
class MemoryByBatch {
public:
    MemoryByBatch(const PreparedRun &run, const Rehearsal &rehearsal, std::size_t training, std::uint64_t keptEach)
        : m_batch(std::min(run.config.training.batch, static_cast<std::int64_t>(training)))
    {
        const auto ahead = static_cast<double>((kBatchesAtOnce - 1) * inputBytes(run));
        const Rehearsal::StepMemory &small = rehearsal.small();
        const Rehearsal::StepMemory &whole = rehearsal.whole();
        const bool areTwo = whole.batch > small.batch && whole.bytes > small.bytes;
        m_slope =
            ahead
            + (areTwo ? static_cast<double>(whole.bytes - small.bytes) / static_cast<double>(whole.batch - small.batch)
                      : static_cast<double>(small.bytes) / static_cast<double>(small.batch));
        RunConfig large = run.config;
        large.training.batch = std::max<std::int64_t>(large.training.batch, static_cast<std::int64_t>(training)) + 1;
        large.training.microBatch = run.config.training.microBatch < m_batch ? run.config.training.microBatch : 0;
        if (const auto other = resolved(large); other && other->training.microBatch < large.training.batch)
            m_piece = other->training.microBatch;
        // Of a sample beyond a piece only its input, what the kept part makes of it (in pieces and joined), and a mixed
        // copy are there.
        m_beyond = m_piece > 0 && m_batch > m_piece
                       ? m_slope
                       : ahead + static_cast<double>(inputBytes(run)) + 3.0 * static_cast<double>(keptEach);
    }

    /// What it takes more than with the run's own batch, or less.
    double more(std::int64_t batch) const { return at(batch) - at(m_batch); }

private:
    double at(std::int64_t batch) const
    {
        const std::int64_t first = m_piece > 0 && m_batch <= m_piece ? std::min(batch, m_piece) : batch;
        return m_slope * static_cast<double>(first) + m_beyond * static_cast<double>(batch - first);
    }

    std::int64_t m_batch;
    std::int64_t m_piece = 0; ///< 0: a batch is one piece
    double m_slope = 0;
    double m_beyond = 0;
};

MemoryCost memoryCost(const PreparedRun &run, const Rehearsal &rehearsal, const Keeping &keeping, MemoryCost before)
{
    MemoryCost out = before;
    const std::size_t samples = keeping.training + keeping.validation;
    out.step = rehearsal.whole().bytes;
    if (samples > 0 && run.config.compute.cacheMegabytes > 0)
        out.kept = std::min(rehearsal.keptBytes(samples), limitOf(run.config)) + kEntry * samples;
    const std::size_t batches = std::min(kBatchesAtOnce, static_cast<std::size_t>(rehearsal.batches()));
    const std::uint64_t unread = batches > rehearsal.batchesAtOnce()
                                     ? (batches - rehearsal.batchesAtOnce())
                                           * static_cast<std::size_t>(run.config.training.batch) * inputBytes(run)
                                     : 0;
    out.peak = peakMemory() + unread + (out.kept > rehearsal.mostKept() ? out.kept - rehearsal.mostKept() : 0);
    return out;
}

} // namespace

Result<std::optional<Cost>> measureCost(const RunConfig &wanted, const std::filesystem::path &library,
                                        runs::RunStore &store, const StopToken &stop, const CostOptions &options)
{
    MemoryCost memory;
    memory.before = residentMemory();
    memory.room = options.room.value_or(freeMemory());
    resetPeakMemory();
    const auto begin = std::chrono::steady_clock::now();
    auto prepared = prepareRun(wanted, {library, store}, stop, options.progress);
    if (!prepared)
        return prepared.error();
    if (!*prepared)
        return std::optional<Cost>();
    PreparedRun &run = **prepared;
    const zoo::KeptBlocks keptBlocks(keptBlocksOf(run.config.compute));
    place(run.made.network, run.config.compute);
    const auto plan = freezePlan(run.made.network, run.config.freeze);
    if (!plan)
        return plan.error();
    const FreezeProof proof(run.made.network, *plan); // takes its time in a run, too
    Cost out;
    out.start = secondsSince(begin);
    Rehearsal rehearsal(run, *plan, stop);
    if (!rehearsal.measure()) {
        if (rehearsal.error())
            return *rehearsal.error();
        return std::optional<Cost>();
    }
    out.training = run.data.split.of(data::Part::Train).size();
    out.validation = run.data.split.of(data::Part::Validation).size();
    out.isText = run.data.texts.has_value();
    out.epochs = run.config.training.epochs;
    out.steps = static_cast<std::int64_t>(rehearsal.batches());
    out.batch = run.config.training.batch;
    out.isMeasured = rehearsal.isWhole();
    const Keeping keeping = keepingOf(run, rehearsal, plan->firstTrained);
    out.reuse = reuseOf(keeping, plan->firstTrained);
    if (out.reuse == Reuse::Kept)
        out.views = static_cast<std::int64_t>(keeping.views.size());
    out.isKnown = keeping.isTrainingKnown && keeping.isValidationKnown;
    const std::size_t keptSamples = out.training * std::max<std::size_t>(keeping.views.size(), 1) + out.validation;
    out.epoch = epochCost(rehearsal, keeping, out.reuse, run.config);
    out.keptBytes = rehearsal.keptBytes(plan->firstTrained > 0 ? keptSamples : 0);
    out.memory = memoryCost(run, rehearsal, keeping, memory);
    const auto need = leastMemory(run.config, outputsFor(run.data.dataset.classes()), {out.training, out.validation});
    if (!need)
        return need.error();
    out.memory.weights = need->weights;
    out.memory.training = need->training;
    const MemoryByBatch byBatch(run, rehearsal, out.training, rehearsal.keptBytes(1));
    if (!out.isMeasured)
        out.memory.peak += static_cast<std::uint64_t>(byBatch.more(out.batch) - byBatch.more(rehearsal.small().batch));
    const double left =
        static_cast<double>(memory.room.bytes) - kMargin * static_cast<double>(out.memory.peak - memory.before);
    std::int64_t below = 0;
    for (std::int64_t most = static_cast<std::int64_t>(out.training); below < most;) {
        const std::int64_t middle = below + (most - below + 1) / 2;
        if (kMargin * byBatch.more(middle) <= left)
            below = middle;
        else
            most = middle - 1;
    }
    out.largestBatch = below;
    return std::optional(out);
}

} // namespace headstart::training
