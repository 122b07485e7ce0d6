// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/xception.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/pooling.h"

#include <ATen/ops/add.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace headstart::zoo::xception {

namespace {

struct Row {
    std::string_view id;
    NormOptions norm;
    bool samePadding; ///< TensorFlow's, of the maxima
};
constexpr std::array<Row, 2> kRows = {{{"legacy_xception", {}, false}, {"keras_xception", {1e-3, 0.01}, true}}};

/// A block: the channels that leave each of its separable convolutions, and whether a maximum halves the side.
struct BlockRow {
    std::array<std::int64_t, 3> channels; ///< 0: there is no third
    bool isPooled;
};
constexpr BlockRow kMiddle = {{728, 728, 728}, false};
constexpr std::array<BlockRow, 12> kBlocks = {{{{128, 128, 0}, true},
                                               {{256, 256, 0}, true},
                                               {{728, 728, 0}, true},
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               kMiddle,
                                               {{728, 1024, 0}, true}}};
constexpr std::int64_t kStemChannels = 64;
constexpr std::int64_t kFeatures = 2048;

/// The largest of 3x3, stride 2.
at::Tensor halved(const at::Tensor &x, bool samePadding)
{
    return samePadding ? halvedByMaximum(x, -std::numeric_limits<double>::infinity()) : at::max_pool2d(x, 3, 2, 1);
}

/// A 3x3 convolution of each channel for itself, a 1x1 convolution of all, BatchNorm.
class SeparableConv {
public:
    SeparableConv(const Scope &conv, const Scope &bn, std::int64_t in, std::int64_t out)
        : m_spatial(conv / "conv1", in, in, {.kernel = 3, .groups = in}), m_pointwise(conv / "pointwise", in, out),
          m_bn(bn, out)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass, Activation activation = Activation::None) const
    {
        return m_bn(m_pointwise(m_spatial(x, pass), pass), pass, activation);
    }

private:
    Convolution m_spatial;
    Convolution m_pointwise;
    BatchNorm m_bn;
};

/// ReLU and a separable convolution, two or three times, beside a 1x1 convolution where the shape changes.
class Block {
public:
    /// The stem's output has been through a ReLU: the first block begins without one.
    Block(const Scope &scope, std::int64_t in, const BlockRow &block, bool isFirst, const Row &row)
        : m_beginsWithRelu(!isFirst), m_isPooled(block.isPooled), m_samePadding(row.samePadding)
    {
        if (block.isPooled)
            m_skip.emplace(scope / "skip", scope / "skipbn", in, block.channels[1],
                           ConvolutionOptions{.kernel = 1, .stride = 2}, Activation::None);
        const Scope rep = scope / "rep";
        std::int64_t index = isFirst ? 0 : 1; // in the original's list of layers: ReLU, convolution, BatchNorm
        for (const std::int64_t out : block.channels) {
            if (out == 0)
                continue;
            m_convolutions.emplace_back(rep / index, rep / (index + 1), in, out);
            in = out;
            index += 3;
        }
    }
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        at::Tensor out = m_beginsWithRelu ? at::relu(x) : x;
        for (std::size_t i = 0; i < m_convolutions.size(); ++i) {
            const bool isLast = i + 1 == m_convolutions.size();
            out = m_convolutions[i](out, pass, isLast ? Activation::None : Activation::Relu);
        }
        if (m_isPooled)
            out = halved(out, m_samePadding);
        return at::add(out, m_skip ? (*m_skip)(x, pass) : x);
    }

private:
    std::optional<ConvBn> m_skip;
    std::vector<SeparableConv> m_convolutions;
    bool m_beginsWithRelu;
    bool m_isPooled;
    bool m_samePadding;
};

void addStem(Chain &chain, const Scope &scope)
{
    const ConvBn conv1(scope / "conv1", scope / "bn1", 3, 32, {.kernel = 3, .stride = 2, .padding = 0});
    const ConvBn conv2(scope / "conv2", scope / "bn2", 32, kStemChannels, {.kernel = 3, .padding = 0});
    chain.add("stem", {"conv1", "bn1", "conv2", "bn2"}, Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return conv2(conv1(x, pass), pass); });
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t i = 0; i < kBlocks.size(); ++i) {
        const std::string name = "block" + std::to_string(i + 1);
        chain.add(name, Layout::Nchw, Block(scope / name, channels, kBlocks[i], i == 0, row));
        channels = kBlocks[i].channels[1];
    }
    return channels;
}

void addConvolution(Chain &chain, const Scope &scope, const std::string &number, std::int64_t in, std::int64_t out)
{
    const std::string conv = "conv" + number;
    const std::string bn = "bn" + number;
    const SeparableConv convolution(scope / conv, scope / bn, in, out);
    chain.add(conv, {conv, bn}, Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return convolution(x, pass, Activation::Relu); });
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    constexpr std::int64_t kBetween = 1536;
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    addStem(chain, scope);
    addConvolution(chain, scope, "3", addBlocks(chain, scope, row), kBetween);
    addConvolution(chain, scope, "4", kBetween, kFeatures);
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(kFeatures))};
    chain.add("head", {"fc"}, Layout::Vector, Linear(scope / "fc", kFeatures, options.classes, uniform, uniform));
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(
        kRows, {.inputSize = 299, .smallestInput = 7, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::xception
