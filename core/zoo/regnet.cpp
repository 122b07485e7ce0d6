// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/regnet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/squeeze_excitation.h"

#include <ATen/ops/add.h>
#include <ATen/ops/relu.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace headstart::zoo::regnet {

namespace {

/// What the paper's rule for a network's widths yields, by four groups of blocks with the same output.
struct Row {
    std::string_view id;
    std::array<std::int64_t, 4> blocks;
    std::array<std::int64_t, 4> channels;
    std::int64_t groupWidth; ///< channels of one group of a 3x3 convolution
};
constexpr std::array<Row, 5> kRows = {{{"regnet_y_400mf", {1, 3, 6, 6}, {48, 104, 208, 440}, 8},
                                       {"regnet_y_800mf", {1, 3, 8, 2}, {64, 144, 320, 784}, 16},
                                       {"regnet_y_1_6gf", {2, 6, 17, 2}, {48, 120, 336, 888}, 24},
                                       {"regnet_y_3_2gf", {2, 5, 13, 1}, {72, 216, 576, 1512}, 24},
                                       {"regnet_y_8gf", {2, 4, 10, 1}, {224, 448, 896, 2016}, 56}}};
constexpr std::int64_t kStemChannels = 32;
constexpr std::int64_t kSqueeze = 4; ///< the block's input has so many times the channels

/// The fan-out is that of all groups together.
Initialiser heFanOut(std::int64_t kernel, std::int64_t out)
{
    return {Initialiser::Kind::Normal, std::sqrt(2 / static_cast<double>(kernel * kernel * out))};
}

struct Shape {
    std::int64_t in;
    std::int64_t out;
    std::int64_t stride;
    std::int64_t groupWidth;
};

/// Brings the block's input to the shape of its output, where they differ.
std::optional<ConvBn> projectionFor(const Scope &scope, const Shape &shape)
{
    if (shape.stride == 1 && shape.in == shape.out)
        return std::nullopt;
    return ConvBn(scope / "proj", shape.in, shape.out, {.stride = shape.stride}, Activation::None);
}

/// 1x1, 3x3 in groups, squeeze and excitation, 1x1.
class Block {
public:
    Block(const Scope &scope, const Shape &shape)
        : m_projection(projectionFor(scope, shape)), m_a(scope / "f" / "a", shape.in, shape.out, {}),
          m_b(scope / "f" / "b", shape.out, shape.out,
              {.kernel = 3,
               .stride = shape.stride,
               .groups = shape.out / shape.groupWidth,
               .initialiser = heFanOut(3, shape.out)}),
          m_squeeze(scope / "f" / "se", shape.out, shape.in / kSqueeze, Activation::Relu, Activation::Sigmoid),
          m_c(scope / "f" / "c", shape.out, shape.out, {}, Activation::None)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor out = m_c(m_squeeze(m_b(m_a(x, pass), pass), pass), pass);
        return at::relu(at::add(m_projection ? (*m_projection)(x, pass) : x, out));
    }

private:
    std::optional<ConvBn> m_projection;
    ConvBn m_a;
    ConvBn m_b;
    SqueezeExcitation m_squeeze;
    ConvBn m_c;
};

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t group = 0; group < row.blocks.size(); ++group) {
        const std::string block = "block" + std::to_string(group + 1);
        for (std::int64_t i = 0; i < row.blocks[group]; ++i) {
            const std::string name = "trunk_output." + block + "." + block + "-" + std::to_string(i);
            const Shape shape = {channels, row.channels[group], i == 0 ? 2 : 1, row.groupWidth};
            chain.add(name, Layout::Nchw, Block(scope / name, shape));
            channels = shape.out;
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
    chain.add("stem", Layout::Nchw, ConvBn(scope / "stem", 3, kStemChannels, {.kernel = 3, .stride = 2}));
    const std::int64_t channels = addBlocks(chain, scope, row);
    chain.addAveragePool();
    chain.add("head", {"fc"}, Layout::Vector,
              Linear(scope / "fc", channels, options.classes, {Initialiser::Kind::Normal, 0.01},
                     Initialiser{Initialiser::Kind::Zeros}));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 1, .build = build});
}

} // namespace headstart::zoo::regnet
