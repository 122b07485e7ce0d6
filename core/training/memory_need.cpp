// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/memory_need.h"

#include "core/training/freeze_plan.h"
#include "core/training/model_source.h"
#include "core/training/preparation.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/registry.h"

#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

namespace headstart::training {

namespace {

constexpr std::uint64_t kFloat = sizeof(float);
constexpr std::uint64_t kMegabyte = 1'000'000;

/// Bytes of each stage's output for one sample. Zeros where LibTorch does not know the shapes without values, and of
/// texts whose length is not known: at least so much.
std::vector<std::uint64_t> outputBytes(const zoo::Network &network, const zoo::Variant &variant,
                                       const RunConfig &config, std::int64_t tokens)
{
    std::vector<std::uint64_t> out(network.stages().size(), 0);
    const std::int64_t size = variant.text ? tokens : config.preprocessing.crop;
    if (size <= 0)
        return out;
    try {
        const at::NoGradGuard noGradient;
        zoo::Flow flow = zoo::madeUpInput(variant, 1, size, c10::DeviceType::Meta);
        for (std::size_t i = 0; i < out.size(); ++i) {
            flow = network.run(flow, i, i + 1);
            out[i] = static_cast<std::uint64_t>(flow.output().numel()) * kFloat;
        }
    } catch (const c10::Error &) {
        return std::vector<std::uint64_t>(out.size(), 0);
    }
    return out;
}

std::uint64_t copiesOf(const RunConfig &config)
{
    constexpr std::uint64_t kGradients = 1;
    constexpr std::uint64_t kMoments = 2;
    constexpr std::uint64_t kFirst = 1; // to measure drift by
    constexpr std::uint64_t kBest = 1;
    const OptimiserConfig &optimiser = config.optimiser;
    const std::uint64_t kept = optimiser.kind != "sgd" ? kMoments : optimiser.momentum > 0 ? 1 : 0;
    return kGradients + kept + kFirst + kBest + (config.training.average > 0 ? 1 : 0);
}

/// What a stage gives is kept where the next one's layers train: they need it for their gradients. In mixed precision
/// half as wide.
std::uint64_t outputsOf(const zoo::Network &network, const FreezePlan &plan, const RunConfig &config,
                        const std::vector<std::uint64_t> &stages)
{
    constexpr std::uint64_t kHalf = 2;
    std::set<std::size_t> training;
    for (const TrainedParameter &parameter : plan.parameters)
        training.insert(network.stageOf(parameter.name));
    std::uint64_t sum = 0;
    for (std::size_t i = plan.firstTrained; i + 1 < stages.size(); ++i)
        if (training.contains(i + 1) && !network.stages()[i + 1].readsFirstToken)
            sum += stages[i];
    return config.compute.precision == "bfloat16" ? sum / kHalf : sum;
}

std::uint64_t keptBytes(const RunConfig &config, const SampleSizes &samples, std::uint64_t each)
{
    const bool isVaried = samples.tokens == 0 && config.augmentation.any();
    const std::uint64_t count = (isVaried ? 0 : samples.training) + samples.validation;
    return std::min(count * each, static_cast<std::uint64_t>(config.compute.cacheMegabytes) * kMegabyte);
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
    Search(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples, std::uint64_t room, bool isLoaded)
        : m_config(config), m_outputs(outputs), m_samples(samples), m_room(room), m_isLoaded(isLoaded)
    {}

    Error refusal(std::uint64_t needed, std::uint64_t kept) const
    {
        const std::string needs = sizeText(needed);
        const std::string is = sizeText(m_room);
        if (needed - kept <= m_room)
            return badInput({}, "compute.cache_mb",
                            say("the run needs at least %1 of memory, and %2 are free: with compute.cache_mb=%3 it can "
                                "fit",
                                needs, is, (m_room - (needed - kept)) / kMegabyte));
        const LoopConfig &loop = m_config.training;
        const std::int64_t chosen = loop.microBatch < loop.batch ? loop.microBatch : 0;
        const std::int64_t batch = largest(std::min(loop.batch - 1, static_cast<std::int64_t>(m_samples.training)),
                                           [&](std::int64_t count) { return fits(count, chosen); });
        const std::int64_t piece =
            largest(loop.microBatch - 1, [&](std::int64_t count) { return fits(loop.batch, count); });
        if (piece > 0)
            return badInput(
                {}, "training.batch",
                say("the run needs at least %1 of memory, and %2 are free: the largest batch that can fit is "
                    "%3, and this one can with training.micro_batch=%4",
                    needs, is, batch, piece));
        if (batch > 0)
            return badInput(
                {}, "training.batch",
                say("the run needs at least %1 of memory, and %2 are free: the largest batch that can fit is "
                    "%3",
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
        const auto need = whole ? leastMemory(*whole, m_outputs, m_samples) : Result<MemoryNeed>(whole.error());
        return need && need->total() - (m_isLoaded ? need->weights : 0) <= m_room;
    }

    const RunConfig &m_config;
    std::int64_t m_outputs;
    const SampleSizes &m_samples;
    std::uint64_t m_room;
    bool m_isLoaded;
};

} // namespace

Result<MemoryNeed> leastMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples)
{
    const auto variant = variantOf(config.model.id);
    if (!variant)
        return variant.error();
    const zoo::Network network = zoo::build(*variant, {.classes = outputs, .device = c10::DeviceType::Meta});
    const auto plan = freezePlan(network, config.freeze);
    if (!plan)
        return plan.error();
    MemoryNeed need;
    for (const zoo::NamedTensor &named : network.tensors())
        need.weights += static_cast<std::uint64_t>(named.tensor.numel()) * kFloat;
    for (const TrainedParameter &parameter : plan->parameters)
        need.training += static_cast<std::uint64_t>(parameter.tensor.numel()) * kFloat * copiesOf(config);
    const std::vector<std::uint64_t> stages = outputBytes(network, *variant, config, samples.tokens);
    const auto batch =
        std::min(static_cast<std::uint64_t>(config.training.batch), static_cast<std::uint64_t>(samples.training));
    const auto piece = std::min(static_cast<std::uint64_t>(config.training.microBatch), batch);
    need.outputs = piece * outputsOf(network, *plan, config, stages);
    constexpr std::uint64_t kColours = 3;
    const auto side = static_cast<std::uint64_t>(config.preprocessing.crop);
    if (plan->firstTrained > 0) {
        need.batch = batch * stages[plan->firstTrained - 1];
        need.kept = keptBytes(config, samples, stages[plan->firstTrained - 1]);
    } else if (!variant->text) {
        need.batch = batch * kColours * side * side * kFloat;
    }
    return need;
}

Result<void> checkMemory(const RunConfig &config, std::int64_t outputs, const SampleSizes &samples,
                         const FreeMemory &room, bool isLoaded)
{
    if (config.compute.device != "cpu")
        return {};
    const auto need = leastMemory(config, outputs, samples);
    if (!need)
        return need.error();
    const std::uint64_t needed = need->total() - (isLoaded ? need->weights : 0);
    const std::uint64_t all = room.bytes + room.swap;
    if (needed <= all)
        return {};
    return Search(config, outputs, samples, all, isLoaded).refusal(needed, need->kept);
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
