// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/vgg.h"

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/pooling.h"

#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <array>
#include <optional>
#include <string>

namespace headstart::zoo::vgg {

namespace {

/// The 3x3 convolutions of each of the five groups; a maximum over 2x2 follows each group.
struct Row {
    std::string_view id;
    std::array<std::int64_t, 5> convolutions;
    bool hasNorm;
    bool isAveraged = false; ///< a mean in place of the hidden layers: Keras' without its top, and pooling='avg'
};
constexpr std::array<Row, 10> kRows = {{{"vgg11", {1, 1, 2, 2, 2}, false},
                                        {"vgg13", {2, 2, 2, 2, 2}, false},
                                        {"vgg16", {2, 2, 3, 3, 3}, false},
                                        {"vgg19", {2, 2, 4, 4, 4}, false},
                                        {"vgg11_bn", {1, 1, 2, 2, 2}, true},
                                        {"vgg13_bn", {2, 2, 2, 2, 2}, true},
                                        {"vgg16_bn", {2, 2, 3, 3, 3}, true},
                                        {"vgg19_bn", {2, 2, 4, 4, 4}, true},
                                        {"keras_vgg16_avg", {2, 2, 3, 3, 3}, false, true},
                                        {"keras_vgg19_avg", {2, 2, 4, 4, 4}, false, true}}};
constexpr std::array<std::int64_t, 5> kChannels = {64, 128, 256, 512, 512};
constexpr std::int64_t kGrid = 7; ///< the classifier looks at so many means a side
constexpr std::int64_t kHidden = 4096;
constexpr double kDropout = 0.5;
constexpr Initialiser kWeight = {Initialiser::Kind::Normal, 0.01};
constexpr Initialiser kBias = {Initialiser::Kind::Zeros};

/// Convolution, BatchNorm if any, ReLU, and the pooling at a group's end.
class Layer {
public:
    Layer(const Scope &features, std::int64_t index, std::int64_t in, std::int64_t out, bool hasNorm, bool isPooled)
        : m_conv(features / index, in, out, {.kernel = 3, .bias = true}), m_isPooled(isPooled)
    {
        if (hasNorm)
            m_bn.emplace(features / (index + 1), out);
    }
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor out = m_conv(x, pass);
        const at::Tensor activated = m_bn ? (*m_bn)(out, pass, Activation::Relu) : at::relu(out);
        return m_isPooled ? at::max_pool2d(activated, 2, 2) : activated;
    }

private:
    Convolution m_conv;
    std::optional<BatchNorm> m_bn;
    bool m_isPooled;
};

void addFeatures(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t channels = 3;
    std::int64_t index = 0; // in the original's list of layers
    for (std::size_t group = 0; group < kChannels.size(); ++group) {
        for (std::int64_t i = 0; i < row.convolutions[group]; ++i) {
            const bool isPooled = i + 1 == row.convolutions[group];
            const std::string name = "features." + std::to_string(index);
            std::vector<std::string> owns = {name};
            if (row.hasNorm)
                owns.push_back("features." + std::to_string(index + 1));
            chain.add(name, owns, Layout::Nchw,
                      Layer(scope / "features", index, channels, kChannels[group], row.hasNorm, isPooled));
            channels = kChannels[group];
            index += (row.hasNorm ? 3 : 2) + (isPooled ? 1 : 0);
        }
    }
}

void addClassifier(Chain &chain, const Scope &scope, std::int64_t classes)
{
    chain.add("pool", {}, Layout::Nchw, [](const at::Tensor &x, const Pass &) { return averageGrid(x, kGrid); });
    const Linear first(scope / "classifier.0", kChannels.back() * kGrid * kGrid, kHidden, kWeight, kBias);
    chain.add("classifier.0", Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        return dropout(at::relu(first(x.flatten(1), pass)), kDropout, pass);
    });
    const Linear second(scope / "classifier.3", kHidden, kHidden, kWeight, kBias);
    chain.add("classifier.3", Layout::Vector, [=](const at::Tensor &x, const Pass &pass) {
        return dropout(at::relu(second(x, pass)), kDropout, pass);
    });
    chain.add("head", {"classifier.6"}, Layout::Vector,
              Linear(scope / "classifier.6", kHidden, classes, kWeight, kBias));
}

void addAveragedClassifier(Chain &chain, const Scope &scope, std::int64_t classes)
{
    chain.addAveragePool();
    chain.add("head", {"classifier"}, Layout::Vector,
              Linear(scope / "classifier", kChannels.back(), classes, kWeight, kBias));
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    addFeatures(chain, scope, row);
    row.isAveraged ? addAveragedClassifier(chain, scope, options.classes)
                   : addClassifier(chain, scope, options.classes);
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::vgg
