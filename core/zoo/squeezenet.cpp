// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/squeezenet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/dropout.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <algorithm>
#include <array>
#include <string>

namespace headstart::zoo::squeezenet {

namespace {

struct Row {
    std::string_view id;
    std::int64_t stemChannels;
    std::int64_t stemKernel;
    std::array<std::int64_t, 3> pools; ///< their places in the original's list of layers
    std::int64_t smallestInput;
};
constexpr std::array<Row, 2> kRows = {
    {{"squeezenet1_0", 96, 7, {2, 6, 11}, 21}, {"squeezenet1_1", 64, 3, {2, 5, 8}, 17}}};
constexpr std::int64_t kFirstFire = 3; ///< its place in the original's list of layers
constexpr double kDropout = 0.5;

/// A Fire module's channels: of its 1x1 convolution, and of each of the two that follow it side by side.
struct Fire {
    std::int64_t squeeze;
    std::int64_t expand;
};
constexpr std::array<Fire, 8> kFires = {
    {{16, 64}, {16, 64}, {32, 128}, {32, 128}, {48, 192}, {48, 192}, {64, 256}, {64, 256}}};

/// A maximum over 3x3, stride 2; at the right and the bottom it may look over the edge.
at::Tensor pooled(const at::Tensor &x)
{
    constexpr bool kCeil = true;
    return at::max_pool2d(x, 3, 2, 0, 1, kCeil);
}

class FireModule {
public:
    FireModule(const Scope &scope, std::int64_t in, const Fire &fire, bool isPooled)
        : m_squeeze(scope / "squeeze", in, fire.squeeze, {.bias = true}),
          m_expand1x1(scope / "expand1x1", fire.squeeze, fire.expand, {.bias = true}),
          m_expand3x3(scope / "expand3x3", fire.squeeze, fire.expand, {.kernel = 3, .bias = true}), m_isPooled(isPooled)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor inner = at::relu(m_squeeze(x, pass));
        const at::Tensor out = at::relu(at::cat({m_expand1x1(inner, pass), m_expand3x3(inner, pass)}, 1));
        return m_isPooled ? pooled(out) : out;
    }

private:
    Convolution m_squeeze;
    Convolution m_expand1x1;
    Convolution m_expand3x3;
    bool m_isPooled;
};

/// Returns the number of channels that leave the last module.
std::int64_t addFires(Chain &chain, const Scope &features, const Row &row)
{
    const auto isPool = [&](std::int64_t index) {
        return std::find(row.pools.begin(), row.pools.end(), index) != row.pools.end();
    };
    std::int64_t channels = row.stemChannels;
    std::int64_t index = kFirstFire;
    for (const Fire &fire : kFires) {
        const bool isPooled = isPool(index + 1);
        chain.add("features." + std::to_string(index), Layout::Nchw,
                  FireModule(features / index, channels, fire, isPooled));
        channels = 2 * fire.expand;
        index += isPooled ? 2 : 1;
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
    const Convolution stem(features / 0, 3, row.stemChannels,
                           {.kernel = row.stemKernel, .stride = 2, .padding = 0, .bias = true});
    chain.add("features.0", Layout::Nchw,
              [=](const at::Tensor &x, const Pass &pass) { return pooled(at::relu(stem(x, pass))); });
    const std::int64_t channels = addFires(chain, features, row);
    const Convolution classifier(scope / "classifier.1", channels, options.classes, {.bias = true});
    chain.add("head", {"classifier.1"}, Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        const at::Tensor out = at::relu(classifier(dropout(x, kDropout, pass), pass));
        return at::adaptive_avg_pool2d(out, {1, 1}).flatten(1);
    });
    return {std::string(row.id), chain.take(), std::move(tensors)};
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

} // namespace headstart::zoo::squeezenet
