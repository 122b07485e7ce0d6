// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/alexnet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/pooling.h"

#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <array>
#include <string>

namespace headstart::zoo::alexnet {

namespace {

struct Row {
    std::int64_t index; ///< of the convolution in "features"
    std::int64_t channels;
    ConvolutionOptions convolution;
    bool isPooled; ///< a maximum over 3x3, stride 2, follows
};
constexpr std::array<Row, 5> kFeatures = {{
    {0, 64, {.kernel = 11, .stride = 4, .padding = 2, .bias = true}, true},
    {3, 192, {.kernel = 5, .bias = true}, true},
    {6, 384, {.kernel = 3, .bias = true}, false},
    {8, 256, {.kernel = 3, .bias = true}, false},
    {10, 256, {.kernel = 3, .bias = true}, true},
}};
constexpr std::int64_t kGrid = 6; ///< the classifier looks at so many means a side
constexpr std::int64_t kHidden = 4096;
constexpr double kDropout = 0.5;
constexpr Initialiser kWeight = {Initialiser::Kind::Normal, 0.01};
constexpr Initialiser kBias = {Initialiser::Kind::Zeros};

std::int64_t addFeatures(Chain &chain, const Scope &scope)
{
    std::int64_t channels = 3;
    for (const Row &row : kFeatures) {
        const std::string name = "features." + std::to_string(row.index);
        const Convolution convolution(scope / name, channels, row.channels, row.convolution);
        chain.add(name, Layout::Nchw, [=, isPooled = row.isPooled](const at::Tensor &x, const Pass &pass) {
            const at::Tensor out = at::relu(convolution(x, pass));
            return isPooled ? at::max_pool2d(out, 3, 2) : out;
        });
        channels = row.channels;
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    const std::int64_t channels = addFeatures(chain, scope);
    chain.add("pool", {}, Layout::Nchw, [](const at::Tensor &x, const Pass &) { return averageGrid(x, kGrid); });
    const Linear first(scope / "classifier.1", channels * kGrid * kGrid, kHidden, kWeight, kBias);
    chain.add("classifier.1", Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        return at::relu(first(dropout(x.flatten(1), kDropout, pass), pass));
    });
    const Linear second(scope / "classifier.4", kHidden, kHidden, kWeight, kBias);
    chain.add("classifier.4", Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        return at::relu(second(dropout(x, kDropout, pass), pass));
    });
    chain.add("head", {"classifier.6"}, Layout::Vector,
              Linear(scope / "classifier.6", kHidden, options.classes, kWeight, kBias));
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return {{.id = "alexnet", .smallestInput = 63, .build = build}};
}

} // namespace headstart::zoo::alexnet
