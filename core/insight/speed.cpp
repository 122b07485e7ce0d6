// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/speed.h"

#include "core/base/seconds_since.h"
#include "core/training/model_source.h"
#include "core/zoo/kept_blocks.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"
#include "core/zoo/traced.h"

#include <ATen/core/grad_mode.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace headstart::insight {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kBudget = 2;        // seconds of measuring, warming up included
constexpr std::int64_t kSamples = 8; // as prediction takes them
constexpr std::size_t kMostPasses = 15;
constexpr std::size_t kFewestPasses = 3;

/// Of what `work` does, in seconds.
template <class Work>
double timed(const Work &work)
{
    const auto begin = Clock::now();
    work();
    return secondsSince(begin);
}

/// As many as leave time for the fewest passes, and for those before them.
std::int64_t batchFor(double secondsOfOne)
{
    constexpr double kPassesInAll = kFewestPasses + 2;
    std::int64_t batch = kSamples;
    while (batch > 1 && static_cast<double>(batch) * secondsOfOne * kPassesInAll > kBudget)
        batch /= 2;
    return batch;
}

/// Nothing after a stop.
std::optional<double> medianPass(const zoo::Traced &traced, const zoo::Flow &input, const StopToken &stop)
{
    const auto pass = [&] { return timed([&] { (void)traced.run(input); }); };
    double spent = 0;
    for (int warming = 0; warming < 2; ++warming) { // LibTorch looks at the first pass, and rewrites the graph after it
        if (stop.stopped())
            return std::nullopt;
        spent += pass();
    }
    std::vector<double> passes;
    while (passes.size() < kMostPasses && (passes.size() < kFewestPasses || spent < kBudget)) {
        if (stop.stopped())
            return std::nullopt;
        passes.push_back(pass());
        spent += passes.back();
    }
    const auto middle = passes.begin() + static_cast<std::ptrdiff_t>(passes.size() / 2);
    std::nth_element(passes.begin(), middle, passes.end());
    return *middle;
}

Result<void> checkSize(const zoo::Variant &variant, std::int64_t size)
{
    const std::string id(variant.id);
    if (variant.text)
        return size > 0 && size <= variant.text->longest()
                   ? Result<void>()
                   : badInput(id, say("it does not take texts of %1 tokens", size));
    if (size < variant.smallestInput || (!variant.takesAnySize && size != variant.inputSize))
        return badInput(id, say("it does not take pictures of %1 pixels", size));
    return {};
}

} // namespace

Result<std::optional<Speed>> measureSpeed(const std::string &network, std::int64_t inputSize, std::int64_t threads,
                                          const StopToken &stop)
{
    const auto variant = training::variantOf(network);
    if (!variant)
        return variant.error();
    if (auto checked = checkSize(*variant, inputSize); !checked)
        return checked.error();
    const at::NoGradGuard noGradient;
    const zoo::KeptBlocks keptBlocks;
    at::set_num_threads(static_cast<int>(threads));
    zoo::Network made = zoo::build(*variant);
    zoo::initialise(made.tensors(), 0);
    made.toMemoryFormat(variant->fastest);
    // What one sample takes, roughly: the first pass also makes what later ones keep.
    const zoo::Flow one = zoo::madeUpInput(*variant, 1, inputSize);
    double secondsOfOne = 0;
    for (int i = 0; i < 2; ++i) {
        secondsOfOne = timed([&] { (void)made.run(one, 0, made.stages().size(), &stop); });
        if (stop.stopped())
            return std::optional<Speed>();
    }
    const std::int64_t batch = batchFor(secondsOfOne);
    const zoo::Flow input = zoo::madeUpInput(*variant, batch, inputSize);
    const zoo::Traced traced(made, 0, made.stages().size(), input, zoo::Optimise::ForInference);
    const auto seconds = medianPass(traced, input, stop);
    if (!seconds)
        return std::optional<Speed>();
    return std::optional(Speed{static_cast<double>(batch) / *seconds, threads, batch});
}

} // namespace headstart::insight
