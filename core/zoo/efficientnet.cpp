// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/efficientnet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/mb_conv.h"
#include "core/zoo/layers/rounded_channels.h"

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::efficientnet {

namespace {

constexpr NormOptions kUsual = {};
constexpr NormOptions kLarge = {1e-3, 0.01}; // their weights come from TensorFlow
constexpr NormOptions kOfTensorFlow = {1e-3, 0.1};

struct Row {
    std::string_view id;
    double width;
    double depth;
    double dropout;
    std::int64_t inputSize;
    NormOptions norm;
    bool isTensorFlows = false; ///< names and padding too
    std::string_view twin = {};
};
constexpr std::array<Row, 16> kRows = {
    {{"efficientnet_b0", 1.0, 1.0, 0.2, 224, kUsual},
     {"efficientnet_b1", 1.0, 1.1, 0.2, 240, kUsual},
     {"efficientnet_b2", 1.1, 1.2, 0.3, 288, kUsual},
     {"efficientnet_b3", 1.2, 1.4, 0.3, 300, kUsual},
     {"efficientnet_b4", 1.4, 1.8, 0.4, 380, kUsual},
     {"efficientnet_b5", 1.6, 2.2, 0.4, 456, kLarge},
     {"efficientnet_b6", 1.8, 2.6, 0.5, 528, kLarge},
     {"efficientnet_b7", 2.0, 3.1, 0.5, 600, kLarge},
     {"tf_efficientnet_b0", 1.0, 1.0, 0.2, 224, kOfTensorFlow, true},
     {"tf_efficientnet_b1", 1.0, 1.1, 0.2, 240, kOfTensorFlow, true},
     {"tf_efficientnet_b2", 1.1, 1.2, 0.3, 260, kOfTensorFlow, true},
     {"tf_efficientnet_b3", 1.2, 1.4, 0.3, 300, kOfTensorFlow, true},
     {"tf_efficientnet_b4", 1.4, 1.8, 0.4, 380, kOfTensorFlow, true},
     {"tf_efficientnet_b5", 1.6, 2.2, 0.4, 456, kOfTensorFlow, true, "timm's efficientnet_b5"},
     {"tf_efficientnet_b6", 1.8, 2.6, 0.5, 528, kOfTensorFlow, true, "timm's efficientnet_b6"},
     {"tf_efficientnet_b7", 2.0, 3.1, 0.5, 600, kOfTensorFlow, true, "timm's efficientnet_b7"}}};

/// Blocks with the same output, at width and depth 1; the first has the stride.
struct Group {
    std::int64_t expansion;
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t channels;
    std::int64_t blocks;
};
constexpr std::array<Group, 7> kGroups = {{{1, 3, 1, 16, 1},
                                           {6, 3, 2, 24, 2},
                                           {6, 5, 2, 40, 2},
                                           {6, 3, 2, 80, 3},
                                           {6, 5, 1, 112, 3},
                                           {6, 5, 2, 192, 4},
                                           {6, 3, 1, 320, 1}}};
constexpr std::int64_t kStemChannels = 32;
constexpr std::int64_t kLastExpansion = 4; ///< of the last convolution
constexpr double kDropPath = 0.2;          ///< of the block behind the last; it grows from 0 at the first

std::int64_t scaledChannels(std::int64_t channels, const Row &row)
{
    return roundedChannels(static_cast<double>(channels) * row.width);
}

std::int64_t scaledBlocks(const Group &group, const Row &row)
{
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(group.blocks) * row.depth));
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t all = 0;
    for (const Group &group : kGroups)
        all += scaledBlocks(group, row);
    std::int64_t channels = scaledChannels(kStemChannels, row);
    std::int64_t count = 0; // of the blocks so far
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
        const Group &group = kGroups[g];
        const std::int64_t out = scaledChannels(group.channels, row);
        for (std::int64_t i = 0; i < scaledBlocks(group, row); ++i) {
            const std::string name =
                (row.isTensorFlows ? "blocks." + std::to_string(g) : "features." + std::to_string(g + 1)) + "."
                + std::to_string(i);
            const double dropPath = kDropPath * static_cast<double>(count++) / static_cast<double>(all);
            const MbConvShape shape = {channels, out, group.expansion, group.kernel, i == 0 ? group.stride : 1};
            chain.add(name, Layout::Nchw,
                      row.isTensorFlows ? mbConvOfTensorFlow(scope / name, shape, dropPath)
                                        : mbConv(scope / name, shape, dropPath));
            channels = out;
        }
    }
    return channels;
}

/// What lies in front of and behind the blocks: a convolution and its norm.
struct Ends {
    std::string stage;
    std::string conv;
    std::string norm;

    std::vector<std::string> owned() const { return {conv, norm}; }
};

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    const Ends first =
        row.isTensorFlows ? Ends{"stem", "conv_stem", "bn1"} : Ends{"features.0", "features.0.0", "features.0.1"};
    const Ends last =
        row.isTensorFlows ? Ends{"features", "conv_head", "bn2"} : Ends{"features.8", "features.8.0", "features.8.1"};
    const std::string head = row.isTensorFlows ? "classifier" : "classifier.1";
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    chain.add(first.stage, first.owned(), Layout::Nchw,
              ConvBn(scope / first.conv, scope / first.norm, 3, scaledChannels(kStemChannels, row),
                     {.kernel = 3, .stride = 2, .samePadding = row.isTensorFlows}, Activation::Silu));
    const std::int64_t channels = addBlocks(chain, scope, row);
    const std::int64_t features = channels * kLastExpansion;
    chain.add(last.stage, last.owned(), Layout::Nchw,
              ConvBn(scope / last.conv, scope / last.norm, channels, features, {}, Activation::Silu));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(options.classes))};
    const Linear classifier(scope / head, features, options.classes, uniform, Initialiser{Initialiser::Kind::Zeros});
    chain.add("head", {head}, Layout::Vector, [=, probability = row.dropout](const at::Tensor &x, const Pass &pass) {
        return classifier(dropout(x, probability, pass), pass);
    });
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < kRows.size(); ++row)
        out.push_back({.id = kRows[row].id,
                       .inputSize = kRows[row].inputSize,
                       .smallestInput = 1,
                       .build = build,
                       .row = row,
                       .fastest = at::MemoryFormat::ChannelsLast,
                       .twin = kRows[row].twin});
    return out;
}

} // namespace headstart::zoo::efficientnet
