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

bool isTokens(const std::vector<std::int64_t> &shape)
{
    constexpr std::size_t kDimensions = 2; // tokens, width
    return shape.size() == kDimensions;
}

/// How many times as many pixels as the outline's picture has, or tokens as its text.
double areaFactor(const Subject &subject)
{
    const insight::Outline &outline = subject.chain.outline;
    const double side = static_cast<double>(subject.inputSize) / static_cast<double>(outline.inputSize);
    return outline.isText ? side : side * side;
}

double valuesOf(const insight::Outline &outline, const std::vector<std::int64_t> &shape, double areaFactor)
{
    double out = isPicture(shape) || (outline.isText && isTokens(shape)) ? areaFactor : 1;
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
    return static_cast<double>(subject.samples.training * keptViews(subject) + subject.samples.validation);
}

double keptBytes(const Subject &subject)
{
    const int first = subject.chain.firstTrained();
    return first == 0
               ? 0
               : keptSamples(subject) * kFloat
                     * valuesOf(subject.chain.outline, subject.chain.stage(first - 1).shape, areaFactor(subject));
}

double keptLimit(const Subject &subject)
{
    return static_cast<double>(subject.config.compute.cacheMegabytes) * kMegabyte;
}

/// Values that one picture leaves for the way back: a convolution keeps what goes into it, and a normalising layer
/// behind it likewise, which makes two values a channel and place. A normalising layer has two parameters a channel.
/// Where a stage makes pictures smaller, its layers lie on both sides of that: the geometric mean of both.
double outputsOfPicture(const Subject &subject)
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
                   + valuesOf(subject.chain.outline, stages[index].shape, factor);
        before = after;
    }
    return out;
}

/// Values that one text leaves for the way back. A token leaves in an encoder layer of width h, whose inner layer is i
/// wide: what goes into queries, keys and values and these three, what comes of attention and of its projection, what
/// goes into both norms and comes of them (9 h), and the inner layer before and after its activation (2 i). Of the
/// layer's parameters 4 h^2 are attention's and 2 h i the inner layer's. Embeddings leave their sum and its norm.
double outputsOfText(const Subject &subject)
{
    constexpr double kOfWidth = 9;
    constexpr double kOfEmbeddings = 3;
    const double factor = areaFactor(subject);
    double out = 0;
    for (int i = subject.chain.firstTrained(); i < subject.chain.size(); ++i) {
        const insight::StageOutline &stage = subject.chain.stage(i);
        const double values = valuesOf(subject.chain.outline, stage.shape, factor);
        if (!isTokens(stage.shape) || i == 0) {
            out += kOfEmbeddings * values;
            continue;
        }
        const auto width = static_cast<double>(stage.shape.back());
        const double inner = std::max(0.0, (static_cast<double>(stage.parameters) / width - 4 * width) / 2);
        out += values / width * (kOfWidth * width + 2 * inner);
    }
    return out;
}

double outputsOfOne(const Subject &subject)
{
    return subject.chain.outline.isText ? outputsOfText(subject) : outputsOfPicture(subject);
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

std::size_t keptViews(const Subject &subject)
{
    return subject.chain.outline.isText ? 1
                                        : subject.config.augmentation.keptViews(subject.config.training.epochs).size();
}

Reuse reuseOf(const Subject &subject)
{
    if (subject.chain.firstTrained() == 0)
        return Reuse::NothingTo;
    if (keptBytes(subject) > keptLimit(subject))
        return Reuse::TooLarge;
    return keptViews(subject) == 0 ? Reuse::Varied : Reuse::Kept;
}

std::int64_t piecesOf(const Subject &subject)
{
    constexpr std::int64_t kUsual = 16; // what core/training/preparation.cpp takes
    const training::RunConfig &config = subject.config;
    const std::string &norm = config.freeze.batchNorm;
    const bool needsAll = norm == "batch" || (norm == "auto" && config.model.weights == "random");
    if (needsAll || subject.chain.firstTrained() >= subject.chain.size() - 1)
        return config.training.batch;
    const std::int64_t usual = subject.chain.outline.isText ? config.training.batch : kUsual;
    return std::min(config.training.microBatch > 0 ? config.training.microBatch : usual, config.training.batch);
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
    if (out.empty() || outline.isText)
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
