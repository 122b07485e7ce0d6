// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/convnext.h"

#include "core/zoo/kernels/activation.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/layer_norm.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/add.h>
#include <ATen/ops/mul.h>

#include <array>
#include <string>

namespace headstart::zoo::convnext {

namespace {

struct Row {
    std::string_view id;
    std::int64_t channels; ///< of the first group of blocks; each further one has twice as many
    std::array<std::int64_t, 4> blocks;
    double dropPath; ///< of the last block; it grows from 0 at the first
};
constexpr std::array<Row, 4> kRows = {{{"convnext_tiny", 96, {3, 3, 9, 3}, 0.1},
                                       {"convnext_small", 96, {3, 3, 27, 3}, 0.4},
                                       {"convnext_base", 128, {3, 3, 27, 3}, 0.5},
                                       {"convnext_large", 192, {3, 3, 27, 3}, 0.5}}};
constexpr std::int64_t kExpansion = 4;
constexpr double kEpsilon = 1e-6;
constexpr Initialiser kWeight = {Initialiser::Kind::Normal, 0.02};
constexpr Initialiser kBias = {Initialiser::Kind::Zeros};
constexpr Initialiser kLayerScale = {Initialiser::Kind::Constant, 1e-6}; ///< a new block hardly changes its input

/// Cuts the picture into squares without overlap: of 4 pixels a side at the start, of 2 between the groups of blocks.
ConvolutionOptions patches(std::int64_t side)
{
    return {.kernel = side, .stride = side, .padding = 0, .bias = true, .initialiser = kWeight};
}

/// A depthwise 7x7 convolution, then two fully connected layers at each place.
class Block {
public:
    Block(const Scope &scope, std::int64_t channels, double dropPath)
        : m_scale(scope.parameter("layer_scale", {channels, 1, 1}, kLayerScale)),
          m_spatial(scope / "block" / 0, channels, channels,
                    {.kernel = 7, .groups = channels, .bias = true, .initialiser = kWeight}),
          m_norm(scope / "block" / 2, channels, kEpsilon),
          m_expand(scope / "block" / 3, channels, channels * kExpansion, kWeight, kBias),
          m_project(scope / "block" / 5, channels * kExpansion, channels, kWeight, kBias), m_dropPath(dropPath)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor places = m_norm(m_spatial(x, pass).permute({0, 2, 3, 1}), pass);
        const at::Tensor hidden = activated(m_expand(places, pass), Activation::Gelu);
        const at::Tensor out = at::mul(m_project(hidden, pass).permute({0, 3, 1, 2}), m_scale);
        return at::add(dropPath(out, m_dropPath, pass), x);
    }

private:
    at::Tensor m_scale;
    Convolution m_spatial;
    LayerNorm m_norm;
    Linear m_expand;
    Linear m_project;
    double m_dropPath;
};

void addStem(Chain &chain, const Scope &scope, std::int64_t channels)
{
    const Convolution convolution(scope / 0, 3, channels, patches(4));
    const LayerNorm norm(scope / 1, channels, kEpsilon);
    chain.add("features.0", Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return norm.overChannels(convolution(x, pass), pass); });
}

void addDownsampling(Chain &chain, const Scope &scope, const std::string &name, std::int64_t channels)
{
    const LayerNorm norm(scope / name / 0, channels, kEpsilon);
    const Convolution convolution(scope / name / 1, channels, 2 * channels, patches(2));
    chain.add(name, Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return convolution(norm.overChannels(x, pass), pass); });
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t all = 0;
    for (const std::int64_t blocks : row.blocks)
        all += blocks;
    std::int64_t channels = row.channels;
    std::int64_t count = 0; // of the blocks so far
    for (std::size_t group = 0; group < row.blocks.size(); ++group) {
        if (group > 0) {
            addDownsampling(chain, scope, "features." + std::to_string(2 * group), channels);
            channels *= 2;
        }
        for (std::int64_t i = 0; i < row.blocks[group]; ++i) {
            const std::string name = "features." + std::to_string(2 * group + 1) + "." + std::to_string(i);
            const double dropPath = row.dropPath * static_cast<double>(count++) / static_cast<double>(all - 1);
            chain.add(name, Layout::Nchw, Block(scope / name, channels, dropPath));
        }
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    addStem(chain, scope / "features.0", row.channels);
    const std::int64_t channels = addBlocks(chain, scope, row);
    chain.addAveragePool();
    chain.add("classifier.0", Layout::Vector, LayerNorm(scope / "classifier.0", channels, kEpsilon));
    chain.add("head", {"classifier.2"}, Layout::Vector,
              Linear(scope / "classifier.2", channels, options.classes, kWeight, kBias));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.build = build});
}

} // namespace headstart::zoo::convnext
