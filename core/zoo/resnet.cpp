// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/resnet.h"

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/add.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <array>
#include <cmath>
#include <optional>

namespace headstart::zoo::resnet {

namespace {

struct Row {
    std::string_view id;
    std::array<std::int64_t, 4> blocks;
    bool bottleneck;
    // Of a bottleneck's 3x3 convolution: its groups, and the channels of one of them in the first layer.
    std::int64_t groups = 1;
    std::int64_t groupWidth = 64;
    bool isKeras = false; ///< the first convolution of a bottleneck has the stride, not the second
    NormOptions norm = {};
};
constexpr NormOptions kOfKeras = {1.001e-5, 0.01};
constexpr std::array<Row, 13> kRows = {{{"resnet18", {2, 2, 2, 2}, false},
                                        {"resnet34", {3, 4, 6, 3}, false},
                                        {"resnet50", {3, 4, 6, 3}, true},
                                        {"resnet101", {3, 4, 23, 3}, true},
                                        {"resnet152", {3, 8, 36, 3}, true},
                                        {"resnext50_32x4d", {3, 4, 6, 3}, true, 32, 4},
                                        {"resnext101_32x8d", {3, 4, 23, 3}, true, 32, 8},
                                        {"resnext101_64x4d", {3, 4, 23, 3}, true, 64, 4},
                                        {"wide_resnet50_2", {3, 4, 6, 3}, true, 1, 128},
                                        {"wide_resnet101_2", {3, 4, 23, 3}, true, 1, 128},
                                        {"keras_resnet50", {3, 4, 6, 3}, true, 1, 64, true, kOfKeras},
                                        {"keras_resnet101", {3, 4, 23, 3}, true, 1, 64, true, kOfKeras},
                                        {"keras_resnet152", {3, 8, 36, 3}, true, 1, 64, true, kOfKeras}}};

/// Brings the block's input to the shape of its output, where they differ.
class Downsample {
public:
    Downsample(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t stride)
        : m_conv(scope / 0, in, out, {.kernel = 1, .stride = stride}), m_bn(scope / 1, out)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const { return m_bn(m_conv(x, pass), pass); }

private:
    Convolution m_conv;
    BatchNorm m_bn;
};

std::optional<Downsample> downsampleFor(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t stride)
{
    if (stride == 1 && in == out)
        return std::nullopt;
    return Downsample(scope / "downsample", in, out, stride);
}

/// Two 3x3 convolutions.
class BasicBlock {
public:
    static constexpr std::int64_t kExpansion = 1;

    BasicBlock(const Scope &scope, std::int64_t in, std::int64_t width, std::int64_t stride, const Row & /*row*/)
        : m_conv1(scope / "conv1", in, width, {.kernel = 3, .stride = stride}), m_bn1(scope / "bn1", width),
          m_conv2(scope / "conv2", width, width, {.kernel = 3}), m_bn2(scope / "bn2", width),
          m_downsample(downsampleFor(scope, in, width, stride))
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        at::Tensor out = m_bn1(m_conv1(x, pass), pass, Activation::Relu);
        out = m_bn2(m_conv2(out, pass), pass);
        return at::relu(at::add(out, m_downsample ? (*m_downsample)(x, pass) : x));
    }

private:
    Convolution m_conv1;
    BatchNorm m_bn1;
    Convolution m_conv2;
    BatchNorm m_bn2;
    std::optional<Downsample> m_downsample;
};

/// 1x1 down, 3x3, 1x1 up to four times the width.
class Bottleneck {
public:
    static constexpr std::int64_t kExpansion = 4;

    Bottleneck(const Scope &scope, std::int64_t in, std::int64_t width, std::int64_t stride, const Row &row)
        : Bottleneck(scope, {in, width * row.groupWidth / 64 * row.groups, width * kExpansion}, stride, row)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        at::Tensor out = m_bn1(m_conv1(x, pass), pass, Activation::Relu);
        out = m_bn2(m_conv2(out, pass), pass, Activation::Relu);
        out = m_bn3(m_conv3(out, pass), pass);
        return at::relu(at::add(out, m_downsample ? (*m_downsample)(x, pass) : x));
    }

private:
    struct Channels {
        std::int64_t in;
        std::int64_t inner;
        std::int64_t out;
    };
    Bottleneck(const Scope &scope, const Channels &channels, std::int64_t stride, const Row &row)
        : m_conv1(scope / "conv1", channels.in, channels.inner, {.stride = row.isKeras ? stride : 1}),
          m_bn1(scope / "bn1", channels.inner),
          m_conv2(scope / "conv2", channels.inner, channels.inner,
                  {.kernel = 3, .stride = row.isKeras ? 1 : stride, .groups = row.groups}),
          m_bn2(scope / "bn2", channels.inner), m_conv3(scope / "conv3", channels.inner, channels.out),
          m_bn3(scope / "bn3", channels.out), m_downsample(downsampleFor(scope, channels.in, channels.out, stride))
    {}

    Convolution m_conv1;
    BatchNorm m_bn1;
    Convolution m_conv2;
    BatchNorm m_bn2;
    Convolution m_conv3;
    BatchNorm m_bn3;
    std::optional<Downsample> m_downsample;
};

void addStem(Chain &chain, const Scope &scope)
{
    const Convolution conv1(scope / "conv1", 3, 64, {.kernel = 7, .stride = 2});
    const BatchNorm bn1(scope / "bn1", 64);
    chain.add("stem", {"conv1", "bn1"}, Layout::Nchw, [=](const at::Tensor &x, const Pass &pass) {
        return at::max_pool2d(bn1(conv1(x, pass), pass, Activation::Relu), 3, 2, 1);
    });
}

/// Returns the number of channels that leave the last block.
template <class Block>
std::int64_t addLayers(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = 64;
    for (std::size_t layer = 0; layer < row.blocks.size(); ++layer) {
        const std::string name = "layer" + std::to_string(layer + 1);
        const std::int64_t width = std::int64_t{64} << layer;
        for (std::int64_t block = 0; block < row.blocks[layer]; ++block) {
            const std::int64_t stride = layer > 0 && block == 0 ? 2 : 1;
            chain.add(name + "." + std::to_string(block), Layout::Nchw,
                      Block(scope / name / block, channels, width, stride, row));
            channels = width * Block::kExpansion;
        }
    }
    return channels;
}

void addHead(Chain &chain, const Scope &scope, std::int64_t channels, std::int64_t classes)
{
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(channels))};
    chain.add("head", {"fc"}, Layout::Vector, Linear(scope / "fc", channels, classes, uniform, uniform));
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    addStem(chain, scope);
    const std::int64_t channels =
        row.bottleneck ? addLayers<Bottleneck>(chain, scope, row) : addLayers<BasicBlock>(chain, scope, row);
    chain.addAveragePool();
    addHead(chain, scope, channels, options.classes);
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::resnet
