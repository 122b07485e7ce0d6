// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/mobilenet_v2.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/inverted_residual.h"
#include "core/zoo/layers/linear.h"

#include <array>
#include <string>

namespace headstart::zoo::mobilenet_v2 {

namespace {

/// Blocks with the same output; the first has the stride.
struct Group {
    std::int64_t expansion;
    std::int64_t channels;
    std::int64_t blocks;
    std::int64_t stride;
};
constexpr std::array<Group, 7> kGroups = {
    {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}}};
constexpr std::int64_t kStemChannels = 32;
constexpr std::int64_t kFeatures = 1280;

struct Row {
    std::string_view id;
    NormOptions norm;
    bool samePadding;
    double dropout;
};
constexpr std::array<Row, 2> kRows = {
    {{"mobilenet_v2", {}, false, 0.2}, {"keras_mobilenet_v2", {1e-3, 0.001}, true, 0}}};

struct Shape {
    std::int64_t in;
    std::int64_t out;
    std::int64_t expansion;
    std::int64_t stride;
};

/// In the original's list the projection and its BatchNorm are entries of their own, the other two are pairs.
InvertedResidual block(const Scope &scope, const Shape &shape, const Row &row)
{
    const Scope conv = scope / "conv";
    const std::int64_t width = shape.in * shape.expansion;
    const std::int64_t spatial = shape.expansion == 1 ? 0 : 1; // its place in the list
    std::optional<ConvBn> expand;
    if (shape.expansion != 1)
        expand.emplace(conv / 0, shape.in, width, ConvolutionOptions{}, Activation::Relu6);
    return {{.expand = std::move(expand),
             .spatial = ConvBn(conv / spatial, width, width,
                               {.kernel = 3, .stride = shape.stride, .groups = width, .samePadding = row.samePadding},
                               Activation::Relu6),
             .project = ConvBn(conv / (spatial + 1), conv / (spatial + 2), width, shape.out, {}, Activation::None)},
            shape.stride == 1 && shape.in == shape.out};
}

void addFeatures(Chain &chain, const Scope &scope, const Row &row)
{
    const ConvolutionOptions stem = {.kernel = 3, .stride = 2, .samePadding = row.samePadding};
    chain.add("features.0", Layout::Nchw, ConvBn(scope / "features.0", 3, kStemChannels, stem, Activation::Relu6));
    std::int64_t channels = kStemChannels;
    std::int64_t index = 1;
    for (const Group &group : kGroups)
        for (std::int64_t i = 0; i < group.blocks; ++i) {
            const std::string name = "features." + std::to_string(index++);
            chain.add(name, Layout::Nchw,
                      block(scope / name, {channels, group.channels, group.expansion, i == 0 ? group.stride : 1}, row));
            channels = group.channels;
        }
    const std::string last = "features." + std::to_string(index);
    chain.add(last, Layout::Nchw, ConvBn(scope / last, channels, kFeatures, {}, Activation::Relu6));
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    addFeatures(chain, scope, row);
    chain.addAveragePool();
    const Linear classifier(scope / "classifier.1", kFeatures, options.classes, {Initialiser::Kind::Normal, 0.01},
                            Initialiser{Initialiser::Kind::Zeros});
    chain.add("head", {"classifier.1"}, Layout::Vector, [=, rate = row.dropout](const at::Tensor &x, const Pass &pass) {
        return classifier(dropout(x, rate, pass), pass);
    });
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = 1, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::mobilenet_v2
