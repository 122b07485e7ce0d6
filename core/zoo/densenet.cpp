// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/densenet.h"

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/max_pool2d.h>

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::densenet {

namespace {

struct Row {
    std::string_view id;
    std::int64_t stemChannels;
    std::int64_t growth; ///< channels that a dense layer adds
    std::array<std::int64_t, 4> layers;
};
constexpr std::array<Row, 4> kRows = {{{"densenet121", 64, 32, {6, 12, 24, 16}},
                                       {"densenet161", 96, 48, {6, 12, 36, 24}},
                                       {"densenet169", 64, 32, {6, 12, 32, 32}},
                                       {"densenet201", 64, 32, {6, 12, 48, 32}}}};
constexpr std::int64_t kBottleneck = 4; ///< a dense layer's 1x1 convolution gives so many times what the layer adds

/// BatchNorm, ReLU, 1x1; BatchNorm, ReLU, 3x3; behind its input.
class DenseLayer {
public:
    DenseLayer(const Scope &scope, std::int64_t in, std::int64_t growth)
        : m_norm1(scope / "norm1", in), m_conv1(scope / "conv1", in, kBottleneck * growth),
          m_norm2(scope / "norm2", kBottleneck * growth),
          m_conv2(scope / "conv2", kBottleneck * growth, growth, {.kernel = 3})
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor inner = m_conv1(m_norm1(x, pass, Activation::Relu), pass);
        return at::cat({x, m_conv2(m_norm2(inner, pass, Activation::Relu), pass)}, 1);
    }

private:
    BatchNorm m_norm1;
    Convolution m_conv1;
    BatchNorm m_norm2;
    Convolution m_conv2;
};

/// Between two blocks: half the channels, half the side.
class Transition {
public:
    Transition(const Scope &scope, std::int64_t in) : m_norm(scope / "norm", in), m_conv(scope / "conv", in, in / 2) {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        return at::avg_pool2d(m_conv(m_norm(x, pass, Activation::Relu), pass), 2, 2);
    }

private:
    BatchNorm m_norm;
    Convolution m_conv;
};

void addStem(Chain &chain, const Scope &features, std::int64_t channels)
{
    const Convolution conv(features / "conv0", 3, channels, {.kernel = 7, .stride = 2});
    const BatchNorm norm(features / "norm0", channels);
    chain.add("stem", {"features.conv0", "features.norm0"}, Layout::Nchw, [=](const at::Tensor &x, const Pass &pass) {
        return at::max_pool2d(norm(conv(x, pass), pass, Activation::Relu), 3, 2, 1);
    });
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &features, const Row &row)
{
    std::int64_t channels = row.stemChannels;
    for (std::size_t block = 0; block < row.layers.size(); ++block) {
        const std::string number = std::to_string(block + 1);
        for (std::int64_t layer = 1; layer <= row.layers[block]; ++layer) {
            const std::string name = "denseblock" + number + ".denselayer" + std::to_string(layer);
            chain.add(name, {"features." + name}, Layout::Nchw, DenseLayer(features / name, channels, row.growth));
            channels += row.growth;
        }
        if (block + 1 == row.layers.size())
            break;
        const std::string name = "transition" + number;
        chain.add(name, {"features." + name}, Layout::Nchw, Transition(features / name, channels));
        channels /= 2;
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    const Scope features = scope / "features";
    Chain chain;
    addStem(chain, features, row.stemChannels);
    const std::int64_t channels = addBlocks(chain, features, row);
    const BatchNorm norm(features / "norm5", channels);
    chain.add("norm5", {"features.norm5"}, Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return norm(x, pass, Activation::Relu); });
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(channels))};
    chain.add("head", {"classifier"}, Layout::Vector,
              Linear(scope / "classifier", channels, options.classes, uniform, Initialiser{Initialiser::Kind::Zeros}));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 29, .build = build});
}

} // namespace headstart::zoo::densenet
