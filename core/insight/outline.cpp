// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/outline.h"

#include "core/base/seconds_since.h"
#include "core/training/freeze_plan.h"
#include "core/training/model_source.h"
#include "core/zoo/kept_blocks.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/registry.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>

namespace headstart::insight {

namespace {

using Clock = std::chrono::steady_clock;

/// Samples that are timed together, as training takes them.
constexpr std::int64_t kSamples = 8;
/// The first pass makes what later ones keep.
constexpr int kPasses = 3;

/// One pass over all stages: each costs at most what it cost before. Returns false after a stop.
bool measurePass(zoo::Network &network, const zoo::Flow &input, std::vector<StageCost> &costs, const StopToken *stop)
{
    const auto perSample = [](double value) { return value / static_cast<double>(kSamples); };
    const auto keepLeast = [](double &least, double value) { least = least > 0 ? std::min(least, value) : value; };
    zoo::Flow flow = input;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        if (stop && stop->stopped())
            return false;
        zoo::Flow into = flow;
        {
            const at::NoGradGuard noGradient;
            const auto begin = Clock::now();
            flow = network.run(flow, i, i + 1);
            keepLeast(costs[i].forward, perSample(secondsSince(begin)));
        }
        for (at::Tensor &value : into.values)
            value = value.detach().set_requires_grad(value.is_floating_point()); // not a token's id
        const auto begin = Clock::now();
        const at::Tensor output = network.run(into, i, i + 1).output();
        output.backward(at::zeros_like(output));
        keepLeast(costs[i].training, perSample(secondsSince(begin)));
    }
    return true;
}

} // namespace

std::int64_t Outline::parameters() const
{
    std::int64_t sum = 0;
    for (const StageOutline &stage : stages)
        sum += stage.parameters;
    return sum;
}

std::int64_t Outline::multiplyAdds() const
{
    std::int64_t sum = 0;
    for (const StageOutline &stage : stages)
        sum += stage.multiplyAdds;
    return sum;
}

Outline outlineOf(const zoo::Network &network, const zoo::Variant &variant)
{
    const at::NoGradGuard noGradient;
    const at::Device device = network.tensors().front().tensor.device();
    Outline out{network.id(), zoo::usualSize(variant), {}, variant.text != nullptr};
    zoo::Flow flow = zoo::madeUpInput(variant, 1, out.inputSize, device.type());
    for (std::size_t i = 0; i < network.stages().size(); ++i) {
        StageOutline stage;
        stage.name = network.stages()[i].name;
        flow = network.runCounting(flow, i, i + 1, stage.multiplyAdds);
        stage.shape = flow.output().sizes().slice(1).vec();
        if (network.stages()[i].layout == zoo::Layout::Nhwc)
            std::rotate(stage.shape.begin(), stage.shape.end() - 1, stage.shape.end());
        for (const zoo::NamedTensor &named : network.tensors(i, i + 1))
            stage.parameters += named.isParameter ? named.tensor.numel() : 0;
        out.stages.push_back(std::move(stage));
    }
    return out;
}

Outline outlineOf(const zoo::Variant &variant, std::int64_t classes)
{
    // LibTorch knows not all shapes without values (device Meta): these are one zero each, however large the tensor.
    const zoo::Network network = zoo::build(variant, {.classes = classes});
    for (const zoo::NamedTensor &named : network.tensors())
        named.tensor.set_data(at::zeros({}, named.tensor.options()).expand(named.tensor.sizes()));
    return outlineOf(network, variant);
}

Result<Outline> outlineOf(const std::string &model, std::int64_t classes)
{
    const auto variant = training::variantOf(model);
    if (!variant)
        return variant.error();
    return outlineOf(*variant, classes);
}

Result<std::vector<std::int64_t>> trainedParameters(const std::string &model, std::int64_t classes,
                                                    const training::FreezeConfig &freeze)
{
    const auto variant = training::variantOf(model);
    if (!variant)
        return variant.error();
    const zoo::Network network = zoo::build(*variant, {.classes = classes, .device = c10::DeviceType::Meta});
    const auto plan = training::freezePlan(network, freeze);
    if (!plan)
        return plan.error();
    std::vector<std::int64_t> out(network.stages().size(), 0);
    for (const training::TrainedParameter &parameter : plan->parameters)
        out[network.stageOf(parameter.movedName())] += parameter.tensor.numel();
    return out;
}

Result<std::vector<StageCost>> measureCosts(const std::string &model, std::int64_t inputSize, std::int64_t threads,
                                            const StopToken *stop)
{
    const auto variant = training::variantOf(model);
    if (!variant)
        return variant.error();
    const zoo::KeptBlocks keptBlocks;
    at::set_num_threads(static_cast<int>(threads));
    constexpr std::int64_t kClasses = 10;
    zoo::Network network = zoo::build(*variant, {.classes = kClasses});
    zoo::initialise(network.tensors(), 0);
    network.toMemoryFormat(variant->fastest);
    network.setMode(0, network.stages().size(), zoo::Mode::TrainingFixedNorm);
    for (const zoo::NamedTensor &named : network.tensors())
        if (named.isParameter)
            named.tensor.set_requires_grad(true);
    const zoo::Flow input = zoo::madeUpInput(*variant, kSamples, inputSize);
    std::vector<StageCost> costs(network.stages().size());
    for (int pass = 0; pass < kPasses; ++pass)
        if (!measurePass(network, input, costs, stop))
            return std::vector<StageCost>();
    return costs;
}

} // namespace headstart::insight
