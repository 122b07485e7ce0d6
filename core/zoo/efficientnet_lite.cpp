// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/efficientnet_lite.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/mb_conv.h"
#include "core/zoo/layers/rounded_channels.h"

#include <array>
#include <cmath>

namespace headstart::zoo::efficientnet_lite {

namespace {

struct Row {
    std::string_view id;
    double width;
    double depth;
    std::int64_t inputSize;
    std::string_view twin; ///< without TensorFlow's padding and epsilon
};
constexpr std::array<Row, 5> kRows = {{{"tf_efficientnet_lite0", 1.0, 1.0, 224, "timm's efficientnet_lite0"},
                                       {"tf_efficientnet_lite1", 1.0, 1.1, 240, "timm's efficientnet_lite1"},
                                       {"tf_efficientnet_lite2", 1.1, 1.2, 260, "timm's efficientnet_lite2"},
                                       {"tf_efficientnet_lite3", 1.2, 1.4, 300, "timm's efficientnet_lite3"},
                                       {"tf_efficientnet_lite4", 1.4, 1.8, 380, "timm's efficientnet_lite4"}}};

/// A group of blocks at width and depth 1. Every block but the first group's expands its input six times.
struct Group {
    std::int64_t blocks;
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t channels;
};
constexpr std::array<Group, 7> kGroups = {
    {{1, 3, 1, 16}, {2, 3, 2, 24}, {2, 5, 2, 40}, {3, 3, 2, 80}, {3, 5, 1, 112}, {4, 5, 2, 192}, {1, 3, 1, 320}}};
constexpr std::int64_t kExpansion = 6;
constexpr std::int64_t kStemChannels = 32; // whatever the width
constexpr std::int64_t kFeatures = 1280;   // likewise
constexpr NormOptions kNorm = {.epsilon = 1e-3};

/// The first and the last group keep their depth.
std::int64_t scaledBlocks(std::size_t group, double depth)
{
    const std::int64_t blocks = kGroups[group].blocks;
    const bool fixed = group == 0 || group + 1 == kGroups.size();
    return fixed ? blocks : static_cast<std::int64_t>(std::ceil(static_cast<double>(blocks) * depth));
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
        const Group &group = kGroups[g];
        const std::int64_t out = roundedChannels(static_cast<double>(group.channels) * row.width);
        for (std::int64_t block = 0; block < scaledBlocks(g, row.depth); ++block) {
            const std::string name = "blocks." + std::to_string(g) + "." + std::to_string(block);
            const MbConvShape shape = {.in = channels,
                                       .out = out,
                                       .expansion = g == 0 ? 1 : kExpansion,
                                       .kernel = group.kernel,
                                       .stride = block == 0 ? group.stride : 1,
                                       .isLite = true};
            chain.add(name, Layout::Nchw, mbConvOfTensorFlow(scope / name, shape, 0));
            channels = out;
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
    const ConvolutionOptions stem = {.kernel = 3, .stride = 2, .samePadding = true};
    chain.add("stem", {"conv_stem", "bn1"}, Layout::Nchw,
              ConvBn(scope / "conv_stem", scope / "bn1", 3, kStemChannels, stem, Activation::Relu6));
    const std::int64_t channels = addBlocks(chain, scope, row);
    chain.add("features", {"conv_head", "bn2"}, Layout::Nchw,
              ConvBn(scope / "conv_head", scope / "bn2", channels, kFeatures, {}, Activation::Relu6));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(options.classes))};
    chain.add("head", {"classifier"}, Layout::Vector,
              Linear(scope / "classifier", kFeatures, options.classes, uniform, Initialiser{Initialiser::Kind::Zeros}));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < kRows.size(); ++row)
        out.push_back({.id = kRows[row].id,
                       .inputSize = kRows[row].inputSize,
                       .build = build,
                       .row = row,
                       .fastest = at::MemoryFormat::ChannelsLast,
                       .twin = kRows[row].twin});
    return out;
}

} // namespace headstart::zoo::efficientnet_lite
