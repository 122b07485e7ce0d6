// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mobilenet_v3.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/inverted_residual.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/rounded_channels.h"

#include <array>
#include <span>
#include <string>

namespace headstart::zoo::mobilenet_v3 {

namespace {

constexpr auto kRelu = Activation::Relu;
constexpr auto kSwish = Activation::HardSwish;

/// Tables 1 and 2 of the paper.
struct Block {
    std::int64_t kernel;
    std::int64_t width; ///< channels between expansion and projection
    std::int64_t out;
    bool isSqueezed;
    Activation activation;
    std::int64_t stride;
};
constexpr std::array<Block, 11> kSmall = {{{3, 16, 16, true, kRelu, 2},
                                           {3, 72, 24, false, kRelu, 2},
                                           {3, 88, 24, false, kRelu, 1},
                                           {5, 96, 40, true, kSwish, 2},
                                           {5, 240, 40, true, kSwish, 1},
                                           {5, 240, 40, true, kSwish, 1},
                                           {5, 120, 48, true, kSwish, 1},
                                           {5, 144, 48, true, kSwish, 1},
                                           {5, 288, 96, true, kSwish, 2},
                                           {5, 576, 96, true, kSwish, 1},
                                           {5, 576, 96, true, kSwish, 1}}};
constexpr std::array<Block, 15> kLarge = {{{3, 16, 16, false, kRelu, 1},
                                           {3, 64, 24, false, kRelu, 2},
                                           {3, 72, 24, false, kRelu, 1},
                                           {5, 72, 40, true, kRelu, 2},
                                           {5, 120, 40, true, kRelu, 1},
                                           {5, 120, 40, true, kRelu, 1},
                                           {3, 240, 80, false, kSwish, 2},
                                           {3, 200, 80, false, kSwish, 1},
                                           {3, 184, 80, false, kSwish, 1},
                                           {3, 184, 80, false, kSwish, 1},
                                           {3, 480, 112, true, kSwish, 1},
                                           {3, 672, 112, true, kSwish, 1},
                                           {5, 672, 160, true, kSwish, 2},
                                           {5, 960, 160, true, kSwish, 1},
                                           {5, 960, 160, true, kSwish, 1}}};
struct Row {
    std::string_view id;
    std::span<const Block> blocks;
    std::int64_t hidden; ///< in front of the head
};
constexpr std::array<Row, 2> kRows = {{{"mobilenet_v3_small", kSmall, 1024}, {"mobilenet_v3_large", kLarge, 1280}}};
constexpr std::int64_t kStemChannels = 16;
constexpr std::int64_t kLastExpansion = 6; ///< of the last convolution
constexpr NormOptions kNorm = {1e-3, 0.01};
constexpr double kSqueeze = 0.25;
constexpr double kDropout = 0.2;
constexpr Initialiser kWeight = {Initialiser::Kind::Normal, 0.01};
constexpr Initialiser kBias = {Initialiser::Kind::Zeros};

/// The parts are numbered without those that a block lacks.
InvertedResidual residual(const Scope &scope, std::int64_t in, const Block &block)
{
    const Scope list = scope / "block";
    const std::int64_t width = block.width;
    std::int64_t index = 0;
    std::optional<ConvBn> expand;
    if (width != in)
        expand.emplace(list / index++, in, width, ConvolutionOptions{}, block.activation);
    const ConvBn spatial(list / index++, width, width,
                         {.kernel = block.kernel, .stride = block.stride, .groups = width}, block.activation);
    std::optional<SqueezeExcitation> squeeze;
    if (block.isSqueezed)
        squeeze.emplace(list / index++, width, roundedChannels(static_cast<double>(width) * kSqueeze), Activation::Relu,
                        Activation::HardSigmoid);
    const ConvBn project(list / index, width, block.out, {}, Activation::None);
    return {{expand, spatial, squeeze, project}, block.stride == 1 && in == block.out};
}

/// Returns the number of channels that leave the last convolution.
std::int64_t addFeatures(Chain &chain, const Scope &scope, const Row &row)
{
    const ConvolutionOptions stem = {.kernel = 3, .stride = 2};
    chain.add("features.0", Layout::Nchw, ConvBn(scope / "features.0", 3, kStemChannels, stem, kSwish));
    std::int64_t channels = kStemChannels;
    std::int64_t index = 1;
    for (const Block &block : row.blocks) {
        const std::string name = "features." + std::to_string(index++);
        chain.add(name, Layout::Nchw, residual(scope / name, channels, block));
        channels = block.out;
    }
    const std::string last = "features." + std::to_string(index);
    chain.add(last, Layout::Nchw, ConvBn(scope / last, channels, channels * kLastExpansion, {}, kSwish));
    return channels * kLastExpansion;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), kNorm);
    Chain chain;
    const std::int64_t channels = addFeatures(chain, scope, row);
    chain.addAveragePool();
    const Linear hidden(scope / "classifier.0", channels, row.hidden, kWeight, kBias);
    chain.add("classifier.0", Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        return dropout(activated(hidden(x, pass), kSwish), kDropout, pass);
    });
    chain.add("head", {"classifier.3"}, Layout::Vector,
              Linear(scope / "classifier.3", row.hidden, options.classes, kWeight, kBias));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 1, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::mobilenet_v3
