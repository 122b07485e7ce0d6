// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/estimate.h"

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kFloat = sizeof(float);
constexpr double kMegabyte = 1e6;

bool isPicture(const std::vector<std::int64_t> &shape)
{
    constexpr std::size_t kDimensions = 3; // channels, height, width
    return shape.size() == kDimensions;
}

/// How many times as many pixels as the outline's picture has.
double areaFactor(const Subject &subject)
{
    const double side = static_cast<double>(subject.inputSize) / static_cast<double>(subject.chain.outline.inputSize);
    return side * side;
}

double valuesOf(const std::vector<std::int64_t> &shape, double areaFactor)
{
    double out = isPicture(shape) ? areaFactor : 1;
    for (const std::int64_t size : shape)
        out *= static_cast<double>(size);
    return out;
}

double positionsOf(const std::vector<std::int64_t> &shape, double areaFactor)
{
    return isPicture(shape) ? static_cast<double>(shape[1] * shape[2]) * areaFactor : 1;
}

/// Samples whose outputs before the first stage that trains would be kept.
double keptSamples(const Subject &subject)
{
    const bool isVaried = subject.config.augmentation.any();
    return static_cast<double>((isVaried ? 0 : subject.samples.training) + subject.samples.validation);
}

double keptBytes(const Subject &subject)
{
    const int first = subject.chain.firstTrained();
    return first == 0
               ? 0
               : keptSamples(subject) * kFloat * valuesOf(subject.chain.stage(first - 1).shape, areaFactor(subject));
}

double keptLimit(const Subject &subject)
{
    return static_cast<double>(subject.config.compute.cacheMegabytes) * kMegabyte;
}

/// Values that one picture leaves for the way back: a convolution keeps what goes into it, and a normalising layer
/// behind it likewise, which makes two values a channel and place. A normalising layer has two parameters a channel.
/// Where a stage makes pictures smaller, its layers lie on both sides of that: the geometric mean of both.
double outputsOfOne(const Subject &subject)
{
    const double factor = areaFactor(subject);
    const auto &stages = subject.chain.outline.stages;
    double before = static_cast<double>(subject.inputSize * subject.inputSize);
    double out = 0;
    for (int i = 0; i < subject.chain.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const double after = positionsOf(stages[index].shape, factor);
        if (i >= subject.chain.firstTrained())
            out += static_cast<double>(subject.norms[index]) * std::sqrt(before * after)
                   + valuesOf(stages[index].shape, factor);
        before = after;
    }
    return out;
}

/// Numbers that the optimiser keeps for each parameter that trains.
double optimiserValues(const training::OptimiserConfig &optimiser)
{
    constexpr double kAdam = 2; // both moments
    return optimiser.kind != "sgd" ? kAdam : optimiser.momentum > 0 ? 1 : 0;
}

/// Of which the part without gradients runs in a later epoch.
double samplesAgain(const Subject &subject)
{
    switch (reuseOf(subject)) {
    case Reuse::Varied:
        return static_cast<double>(subject.samples.training);
    case Reuse::TooLarge:
        return static_cast<double>(subject.samples.training + subject.samples.validation);
    default:
        return 0;
    }
}

} // namespace

Reuse reuseOf(const Subject &subject)
{
    if (subject.chain.firstTrained() == 0)
        return Reuse::NothingTo;
    if (keptBytes(subject) > keptLimit(subject))
        return Reuse::TooLarge;
    return subject.config.augmentation.any() ? Reuse::Varied : Reuse::Kept;
}

std::int64_t piecesOf(const Subject &subject)
{
    constexpr std::int64_t kUsual = 16; // what core/training/preparation.cpp takes
    const training::RunConfig &config = subject.config;
    const std::string &norm = config.freeze.batchNorm;
    const bool needsAll = norm == "batch" || (norm == "auto" && config.model.weights == "random");
    if (needsAll || subject.chain.firstTrained() >= subject.chain.size() - 1)
        return config.training.batch;
    return std::min(config.training.microBatch > 0 ? config.training.microBatch : kUsual, config.training.batch);
}

MemoryEstimate memoryOf(const Subject &subject)
{
    const auto trained = static_cast<double>(subject.chain.trainedParameters());
    MemoryEstimate out;
    out.weights = kFloat * static_cast<double>(subject.chain.outline.parameters());
    out.gradients = kFloat * trained;
    out.optimiser = kFloat * trained * optimiserValues(subject.config.optimiser);
    out.outputs = kFloat * static_cast<double>(piecesOf(subject)) * outputsOfOne(subject);
    out.kept = std::min(keptBytes(subject), keptLimit(subject)); // past the limit they are let go
    return out;
}

std::optional<TimeEstimate> timeOf(const Subject &subject)
{
    const auto &costs = subject.chain.costs;
    if (costs.empty())
        return std::nullopt;
    const auto first = static_cast<std::size_t>(subject.chain.firstTrained());
    double kept = 0;
    double training = 0;
    double judging = 0;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        (i < first ? kept : judging) += costs[i].forward;
        training += i < first ? 0 : costs[i].training;
    }
    const auto trainingCount = static_cast<double>(subject.samples.training);
    const auto validationCount = static_cast<double>(subject.samples.validation);
    const double everyEpoch = trainingCount * training + validationCount * judging;
    return TimeEstimate{everyEpoch + kept * (trainingCount + validationCount),
                        everyEpoch + kept * samplesAgain(subject)};
}

std::vector<std::int64_t> normParameters(const insight::Outline &outline)
{
    std::vector<std::int64_t> out(outline.stages.size(), 0);
    if (out.empty())
        return out;
    training::FreezeConfig others; // everything but these layers
    others.cut = outline.stages.front().name;
    others.keep = {"*bn*"}; // as torchvision and timm call them
    const auto rest = insight::trainedParameters(outline.model, outline.stages.back().shape.front(), others);
    for (std::size_t i = 0; rest && i < out.size(); ++i)
        out[i] = outline.stages[i].parameters - (*rest)[i];
    return out;
}

} // namespace headstart::ui
