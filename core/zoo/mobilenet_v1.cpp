// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mobilenet_v1.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"

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
constexpr ConvBnOptions kActivated = {Activation::Relu6};

/// A filter for each channel, then a 1x1 convolution over them.
class SeparableBlock {
public:
    SeparableBlock(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t stride)
        : m_spatial(scope / "conv_dw", scope / "bn1", in, in, {.kernel = 3, .stride = stride, .groups = in},
                    kActivated),
          m_pointwise(scope / "conv_pw", scope / "bn2", in, out, {}, kActivated)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const { return m_pointwise(m_spatial(x, pass), pass); }

private:
    ConvBn m_spatial;
    ConvBn m_pointwise;
};

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope)
{
    std::int64_t channels = kStemChannels;
    for (std::size_t g = 0; g < kGroups.size(); ++g)
        for (std::int64_t block = 0; block < kGroups[g].blocks; ++block) {
            const std::string name = "blocks." + std::to_string(g) + "." + std::to_string(block);
            chain.add(name, Layout::Nchw,
                      SeparableBlock(scope / name, channels, kGroups[g].channels, block == 0 ? kGroups[g].stride : 1));
            channels = kGroups[g].channels;
        }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    chain.add("stem", {"conv_stem", "bn1"}, Layout::Nchw,
              ConvBn(scope / "conv_stem", scope / "bn1", 3, kStemChannels, {.kernel = 3, .stride = 2}, kActivated));
    const std::int64_t channels = addBlocks(chain, scope);
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(options.classes))};
    chain.add("head", {"classifier"}, Layout::Vector,
              Linear(scope / "classifier", channels, options.classes, uniform, Initialiser{Initialiser::Kind::Zeros}));
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return {{.id = "mobilenetv1_100", .smallestInput = 1, .build = build}};
}

} // namespace headstart::zoo::mobilenet_v1
