// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/shufflenet_v2.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/stack.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace headstart::zoo::shufflenet_v2 {

namespace {

struct Row {
    std::string_view id;
    std::array<std::int64_t, 3> channels; ///< of stage2, stage3 and stage4
    std::int64_t features;
};
constexpr std::array<Row, 4> kRows = {{{"shufflenet_v2_x0_5", {48, 96, 192}, 1024},
                                       {"shufflenet_v2_x1_0", {116, 232, 464}, 1024},
                                       {"shufflenet_v2_x1_5", {176, 352, 704}, 1024},
                                       {"shufflenet_v2_x2_0", {244, 488, 976}, 2048}}};
constexpr std::array<std::int64_t, 3> kBlocks = {4, 8, 4};
constexpr std::int64_t kStemChannels = 24;

/// The two halves' channels in turn, so that the next block's halves hold some of both.
at::Tensor shuffled(const at::Tensor &left, const at::Tensor &right)
{
    return at::stack({left, right}, 2).flatten(1, 2);
}

/// 1x1, depthwise, 1x1.
class Branch {
public:
    Branch(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t stride)
        : m_first(scope / 0, scope / 1, in, out, {}),
          m_spatial(scope / 3, scope / 4, out, out, {.kernel = 3, .stride = stride, .groups = out}, Activation::None),
          m_last(scope / 5, scope / 6, out, out, {})
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        return m_last(m_spatial(m_first(x, pass), pass), pass);
    }

private:
    ConvBn m_first;
    ConvBn m_spatial;
    ConvBn m_last;
};

/// One half of the channels goes through the branch, the other around it.
class Block {
public:
    Block(const Scope &scope, std::int64_t channels) : m_branch(scope / "branch2", channels / 2, channels / 2, 1) {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const std::vector<at::Tensor> halves = x.chunk(2, 1);
        return shuffled(halves[0], m_branch(halves[1], pass));
    }

private:
    Branch m_branch;
};

/// Halves the picture's sides: all channels go through both branches, each of which makes half of the output's.
class DownBlock {
public:
    DownBlock(const Scope &scope, std::int64_t in, std::int64_t out)
        : m_spatial(scope / "branch1" / 0, scope / "branch1" / 1, in, in, {.kernel = 3, .stride = 2, .groups = in},
                    Activation::None),
          m_pointwise(scope / "branch1" / 2, scope / "branch1" / 3, in, out / 2, {}),
          m_branch(scope / "branch2", in, out / 2, 2)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        return shuffled(m_pointwise(m_spatial(x, pass), pass), m_branch(x, pass));
    }

private:
    ConvBn m_spatial;
    ConvBn m_pointwise;
    Branch m_branch;
};

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t stage = 0; stage < kBlocks.size(); ++stage) {
        const std::string name = "stage" + std::to_string(stage + 2);
        const std::int64_t out = row.channels[stage];
        chain.add(name + ".0", Layout::Nchw, DownBlock(scope / name / 0, channels, out));
        for (std::int64_t i = 1; i < kBlocks[stage]; ++i)
            chain.add(name + "." + std::to_string(i), Layout::Nchw, Block(scope / name / i, out));
        channels = out;
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    const ConvBn stem(scope / "conv1", 3, kStemChannels, {.kernel = 3, .stride = 2});
    chain.add("conv1", Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return at::max_pool2d(stem(x, pass), 3, 2, 1); });
    const std::int64_t channels = addBlocks(chain, scope, row);
    chain.add("conv5", Layout::Nchw, ConvBn(scope / "conv5", channels, row.features, {}));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(row.features))};
    chain.add("head", {"fc"}, Layout::Vector, Linear(scope / "fc", row.features, options.classes, uniform, uniform));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 1, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::shufflenet_v2
