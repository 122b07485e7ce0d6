// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/memory_need.h"

#include "core/training/freeze_plan.h"
#include "core/training/model_source.h"
#include "core/training/preparation.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/registry.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

namespace headstart::training {

namespace {

constexpr std::uint64_t kFloat = sizeof(float);
constexpr std::uint64_t kMegabyte = 1'000'000;

/// What memory depends on, in bytes.
struct Shapes {
    std::uint64_t weights = 0;
    std::uint64_t trained = 0; ///< of these, or of the factors of adapters
    std::uint64_t moved = 0;   ///< of these, the weights that have adapters included
    std::uint64_t adapted = 0; ///< these alone
    bool isText = false;
    bool hasPrefix = false;
    std::size_t stages = 0;
    // Of one sample; 0 while nothing was computed, and of texts whose length is not known: at least so much.
    std::uint64_t entering = 0; ///< the part that trains
    std::uint64_t outputs = 0;  ///< of that part's stages, as far as they are kept for the way back
};

std::uint64_t pictureBytes(const RunConfig &config)
{
    constexpr std::uint64_t kColours = 3;
    const auto side = static_cast<std::uint64_t>(config.preprocessing.crop);
    return kColours * side * side * kFloat;
}

/// Computes a sample: LibTorch knows not all shapes without values. The weights are one zero each, however large the
/// tensor. What a stage gives is kept where the next one's layers train: they need it for their gradients.
void addOutputs(Shapes &shapes, const zoo::Variant &variant, const FreezePlan &plan, std::int64_t outputs,
                std::int64_t size)
{
    const zoo::Network network = zoo::build(variant, {.classes = outputs});
    const at::NoGradGuard noGradient;
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.set_data(at::zeros({}, named.tensor.options()).expand(named.tensor.sizes()));
    std::set<std::size_t> training;
    for (const TrainedParameter &parameter : plan.parameters)
        training.insert(network.stageOf(parameter.movedName()));
    zoo::Flow flow = zoo::madeUpInput(variant, 1, size);
    for (std::size_t i = 0; i + 1 < network.stages().size(); ++i) {
        flow = network.run(flow, i, i + 1);
        const auto bytes = static_cast<std::uint64_t>(flow.output().numel()) * kFloat;
        if (i + 1 == plan.firstTrained)
            shapes.entering = bytes;
        if (i >= plan.firstTrained && training.contains(i + 1) && !network.stages()[i + 1].readsFirstToken)
            shapes.outputs += bytes;
    }
}

Result<Shapes> shapesOf(const RunConfig &config, std::int64_t outputs, std::int64_t tokens, bool computes)
{
    const auto variant = variantOf(config.model.id);
    if (!variant)
        return variant.error();
    const zoo::Network network = zoo::build(*variant, {.classes = outputs, .device = c10::DeviceType::Meta});
    const auto plan = freezePlan(network, config.freeze);
    if (!plan)
        return plan.error();
    Shapes out;
    for (const zoo::NamedTensor &named : network.tensors())
        out.weights += static_cast<std::uint64_t>(named.tensor.numel()) * kFloat;
    for (const TrainedParameter &parameter : plan->parameters)
        out.trained += static_cast<std::uint64_t>(parameter.tensor.numel()) * kFloat;
    std::set<std::string> moved;
    for (const TrainedParameter &parameter : plan->parameters)
        if (moved.insert(parameter.movedName()).second) {
            const auto bytes = static_cast<std::uint64_t>(parameter.moved().numel()) * kFloat;
            out.moved += bytes;
            out.adapted += parameter.adapts.empty() ? 0 : bytes;
        }
    out.isText = variant->text != nullptr;
    out.hasPrefix = plan->firstTrained > 0;
    out.stages = network.stages().size();
    if (!out.isText && !out.hasPrefix)
        out.entering = pictureBytes(config);
    const std::int64_t size = out.isText ? tokens : config.preprocessing.crop;
    if (computes && size > 0)
        addOutputs(out, *variant, *plan, outputs, size);
    return out;
}

/// Besides the weights themselves.
std::uint64_t copiesOf(const Shapes &shapes, const RunConfig &config)
{
    constexpr std::uint64_t kMoments = 2;
    constexpr std::uint64_t kMoved = 3; // gradients, the first values to measure drift by, the best ones
    const OptimiserConfig &optimiser = config.optimiser;
    const std::uint64_t numbers = optimiser.kind != "sgd" ? kMoments : optimiser.momentum > 0 ? 1 : 0;
    const std::uint64_t averages = config.training.average > 0 ? 1 : 0;
    return shapes.trained * numbers + shapes.moved * (kMoved + averages) + shapes.adapted;
}

MemoryNeed needOf(const Shapes &shapes, const RunConfig &config, const SampleSizes &samples)
{
    constexpr std::uint64_t kHalf = 2;
    const auto batch =
        std::min(static_cast<std::uint64_t>(config.training.batch), static_cast<std::uint64_t>(samples.training));
    const auto piece = std::min(static_cast<std::uint64_t>(config.training.microBatch), batch);
    MemoryNeed out;
    out.weights = shapes.weights;
    out.training = copiesOf(shapes, config);
    out.outputs = piece * (config.compute.precision == "bfloat16" ? shapes.outputs / kHalf : shapes.outputs);
    out.batch = batch * shapes.entering;
    if (!shapes.hasPrefix)
        return out;
    const std::uint64_t views = shapes.isText ? 1 : config.augmentation.keptViews(config.training.epochs).size();
    const std::uint64_t kept = samples.training * views + samples.validation;
    out.kept = std::min(kept * shapes.entering, static_cast<std::uint64_t>(config.compute.cacheMegabytes) * kMegabyte);
    return out;
}

/// More than a run of pictures takes, without a look at its shapes: no stage gives more than sixteen times what a
/// picture is, and what is inside of stages is not counted in any case.
std::uint64_t mostOf(const Shapes &shapes, const RunConfig &config, const SampleSizes &samples)
{
    constexpr std::uint64_t kTimes = 16;
    Shapes large = shapes;
    large.entering = kTimes * pictureBytes(config);
    large.outputs = shapes.stages * large.entering;
    return needOf(large, config, samples).total();
}

/// The largest number up to `most` of which `fits` is true, as it is of all below it; 0: of none.
template <class Fits>
std::int64_t largest(std::int64_t most, const Fits &fits)
{
    std::int64_t below = 0;
    while (below < most) {
        const std::int64_t middle = below + (most - below + 1) / 2;
        if (fits(middle))
            below = middle;
        else
            most = middle - 1;
    }
    return below;
}

/// Looks for settings with which a run that does not fit would.
class Search {
public:
    /// `loaded`: bytes that are in memory already.
    Search(const Shapes &shapes, const RunConfig &config, const SampleSizes &samples, std::uint64_t room,
           std::uint64_t loaded)
        : m_shapes(shapes), m_config(config), m_samples(samples), m_room(room), m_loaded(loaded)
    {}

    Error refusal() const
    {
        const MemoryNeed need = needOf(m_shapes, m_config, m_samples);
        const std::uint64_t needed = need.total() - m_loaded;
        const std::string needs = sizeText(needed);
        const std::string is = sizeText(m_room);
        if (needed - need.kept <= m_room)
            return badInput({}, "compute.cache_mb",
                            say("the run needs at least %1 of memory, and %2 are free: with compute.cache_mb=%3 it can "
                                "fit",
                                needs, is, (m_room - (needed - need.kept)) / kMegabyte));
        const LoopConfig &loop = m_config.training;
        const std::int64_t chosen = loop.microBatch < loop.batch ? loop.microBatch : 0;
        const std::int64_t batch = largest(std::min(loop.batch - 1, static_cast<std::int64_t>(m_samples.training)),
                                           [&](std::int64_t count) { return fits(count, chosen); });
        const std::int64_t piece =
            largest(loop.microBatch - 1, [&](std::int64_t count) { return fits(loop.batch, count); });
        if (piece > 0)
            return badInput({}, "training.batch",
                            say("the run needs at least %1 of memory, and %2 are free: the largest batch that can fit "
                                "is %3, and this one can with training.micro_batch=%4",
                                needs, is, batch, piece));
        if (batch > 0)
            return badInput({}, "training.batch",
                            say("the run needs at least %1 of memory, and %2 are free: the largest batch that can fit "
                                "is %3",
                                needs, is, batch));
        return badInput(m_config.model.id,
                        say("the run needs at least %1 of memory, and %2 are free: no batch fits; a smaller model, or "
                            "fewer stages that train, need less",
                            needs, is));
    }

private:
    bool fits(std::int64_t batch, std::int64_t piece) const
    {
        RunConfig config = m_config;
        config.training.batch = batch;
        config.training.microBatch = piece;
        const auto whole = resolved(config); // BatchNorm may want the whole batch
        return whole && needOf(m_shapes, *whole, m_samples).total() - m_loaded <= m_room;
    }

    const Shapes &m_shapes;
    const RunConfig &m_config;
    const SampleSizes &m_samples;
    std::uint64_t m_room;
    std::uint64_t m_loaded;
};

} // namespace

Result<MemoryNeed> leastMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples)
{
    const auto shapes = shapesOf(config, outputs, samples.tokens, true);
    if (!shapes)
        return shapes.error();
    return needOf(*shapes, config, samples);
}

Result<void> checkMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples,
                         const FreeMemory &room, bool isLoaded)
{
    if (config.compute.device != "cpu")
        return {};
    const std::uint64_t all = room.bytes + room.swap;
    auto shapes = shapesOf(config, outputs, samples.tokens, false);
    if (shapes && !shapes->isText && mostOf(*shapes, config, samples) <= all)
        return {};
    if (shapes)
        shapes = shapesOf(config, outputs, samples.tokens, true);
    if (!shapes)
        return shapes.error();
    const std::uint64_t loaded = isLoaded ? shapes->weights : 0;
    if (needOf(*shapes, config, samples).total() - loaded <= all)
        return {};
    return Search(*shapes, config, samples, all, loaded).refusal();
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr double kMega = 1e6;
    constexpr double kGiga = 1e9;
    const auto count = static_cast<double>(bytes);
    char text[32];
    if (count >= kGiga)
        std::snprintf(text, sizeof text, "%.1f GB", count / kGiga);
    else
        std::snprintf(text, sizeof text, "%.0f MB", count / kMega);
    return text;
}

} // namespace headstart::training
