// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mobilenet_v1.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/constant_pad_nd.h>

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::mobilenet_v1 {

namespace {

/// Blocks with the same output; the first has the stride.
struct Group {
    std::int64_t blocks;
    std::int64_t stride;
    std::int64_t channels;
};
constexpr std::array<Group, 5> kGroups = {{{1, 1, 64}, {2, 2, 128}, {2, 2, 256}, {6, 2, 512}, {2, 2, 1024}}};
constexpr std::int64_t kStemChannels = 32;

struct Row {
    std::string_view id;
    std::int64_t smallestInput;
    NormOptions norm;
    bool isKeras; ///< pads a halving convolution at the right and the bottom alone
};
constexpr std::array<Row, 2> kRows = {{{"mobilenetv1_100", 1, {}, false}, {"keras_mobilenet", 31, {1e-3, 0.01}, true}}};

/// A filter for each channel, then a 1x1 convolution over them.
class SeparableBlock {
public:
    SeparableBlock(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t stride, const Row &row)
        : m_isPadded(row.isKeras && stride > 1),
          m_spatial(scope / "conv_dw", scope / "bn1", in, in,
                    {.kernel = 3, .stride = stride, .groups = in, .padding = m_isPadded ? 0 : 1}, Activation::Relu6),
          m_pointwise(scope / "conv_pw", scope / "bn2", in, out, {}, Activation::Relu6)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor input = m_isPadded ? at::constant_pad_nd(x, {0, 1, 0, 1}) : x;
        return m_pointwise(m_spatial(input, pass), pass);
    }

private:
    bool m_isPadded;
    ConvBn m_spatial;
    ConvBn m_pointwise;
};

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t g = 0; g < kGroups.size(); ++g)
        for (std::int64_t block = 0; block < kGroups[g].blocks; ++block) {
            const std::string name = "blocks." + std::to_string(g) + "." + std::to_string(block);
            chain.add(
                name, Layout::Nchw,
                SeparableBlock(scope / name, channels, kGroups[g].channels, block == 0 ? kGroups[g].stride : 1, row));
            channels = kGroups[g].channels;
        }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    chain.add("stem", {"conv_stem", "bn1"}, Layout::Nchw,
              ConvBn(scope / "conv_stem", scope / "bn1", 3, kStemChannels,
                     {.kernel = 3, .stride = 2, .samePadding = row.isKeras}, Activation::Relu6));
    const std::int64_t channels = addBlocks(chain, scope, row);
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(options.classes))};
    chain.add("head", {"classifier"}, Layout::Vector,
              Linear(scope / "classifier", channels, options.classes, uniform, Initialiser{Initialiser::Kind::Zeros}));
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < kRows.size(); ++row)
        out.push_back({.id = kRows[row].id,
                       .smallestInput = kRows[row].smallestInput,
                       .build = build,
                       .row = row,
                       .fastest = at::MemoryFormat::ChannelsLast});
    return out;
}

} // namespace headstart::zoo::mobilenet_v1
