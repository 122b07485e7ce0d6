// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mnasnet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/inverted_residual.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/rounded_channels.h"

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::mnasnet {

namespace {

struct Row {
    std::string_view id;
    double width;
};
constexpr std::array<Row, 4> kRows = {
    {{"mnasnet0_5", 0.5}, {"mnasnet0_75", 0.75}, {"mnasnet1_0", 1.0}, {"mnasnet1_3", 1.3}}};

/// Blocks with the same output, at width 1; the first has the stride.
struct Group {
    std::int64_t channels;
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t expansion;
    std::int64_t blocks;
};
constexpr std::array<Group, 6> kGroups = {
    {{24, 3, 2, 3, 3}, {40, 5, 2, 3, 3}, {80, 5, 2, 6, 3}, {96, 3, 1, 6, 2}, {192, 5, 2, 6, 4}, {320, 3, 1, 6, 1}}};
constexpr std::int64_t kFirstGroup = 8; ///< its place in the original's list of layers
constexpr std::int64_t kStemChannels = 32;
constexpr std::int64_t kFirstChannels = 16;
constexpr std::int64_t kFeatures = 1280; // whatever the width
constexpr double kDropout = 0.2;
constexpr NormOptions kNorm = {.momentum = 1 - 0.9997}; // TensorFlow counts what is kept

struct Shape {
    std::int64_t in;
    std::int64_t out;
    std::int64_t stride;
};

InvertedResidual block(const Scope &scope, const Shape &shape, const Group &group)
{
    const Scope list = scope / "layers";
    const std::int64_t width = shape.in * group.expansion;
    const ConvolutionOptions spatial = {.kernel = group.kernel, .stride = shape.stride, .groups = width};
    return {{.expand = ConvBn(list / 0, list / 1, shape.in, width, {}),
             .spatial = ConvBn(list / 3, list / 4, width, width, spatial),
             .project = ConvBn(list / 6, list / 7, width, shape.out, {}, Activation::None)},
            shape.stride == 1 && shape.in == shape.out};
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, double scale)
{
    const auto scaled = [=](std::int64_t channels) { return roundedChannels(static_cast<double>(channels) * scale); };
    const Scope layers = scope / "layers";
    const std::int64_t stem = scaled(kStemChannels);
    std::int64_t channels = scaled(kFirstChannels);
    chain.add("layers.0", {"layers.0", "layers.1"}, Layout::Nchw,
              ConvBn(layers / 0, layers / 1, 3, stem, {.kernel = 3, .stride = 2}));
    const ConvBn spatial(layers / 3, layers / 4, stem, stem, {.kernel = 3, .groups = stem});
    chain.add("layers.3", {"layers.3", "layers.4", "layers.6", "layers.7"}, Layout::Nchw,
              InvertedResidual(
                  {.spatial = spatial, .project = ConvBn(layers / 6, layers / 7, stem, channels, {}, Activation::None)},
                  false));
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
        const Group &group = kGroups[g];
        const std::string name = "layers." + std::to_string(kFirstGroup + static_cast<std::int64_t>(g));
        for (std::int64_t i = 0; i < group.blocks; ++i) {
            const Shape shape = {channels, scaled(group.channels), i == 0 ? group.stride : 1};
            chain.add(name + "." + std::to_string(i), Layout::Nchw, block(scope / name / i, shape, group));
            channels = shape.out;
        }
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), kNorm);
    Chain chain;
    const std::int64_t channels = addBlocks(chain, scope, row.width);
    chain.add("layers.14", {"layers.14", "layers.15"}, Layout::Nchw,
              ConvBn(scope / "layers.14", scope / "layers.15", channels, kFeatures, {}));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, std::sqrt(3 / static_cast<double>(options.classes))};
    const Linear classifier(scope / "classifier.1", kFeatures, options.classes, uniform,
                            Initialiser{Initialiser::Kind::Zeros});
    chain.add("head", {"classifier.1"}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return classifier(dropout(x, kDropout, pass), pass); });
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 1, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::mnasnet
