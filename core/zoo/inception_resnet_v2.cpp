// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/inception_resnet_v2.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/inception_module.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/add.h>

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::inception_resnet_v2 {

namespace {

struct StemRow {
    std::string_view name;
    std::int64_t out;
    ConvolutionOptions convolution;
    bool isPooled; ///< a maximum over 3x3, stride 2, follows
};
constexpr std::array<StemRow, 5> kStem = {{{"conv2d_1a", 32, {.kernel = 3, .stride = 2, .padding = 0}, false},
                                           {"conv2d_2a", 32, {.kernel = 3, .padding = 0}, false},
                                           {"conv2d_2b", 64, {.kernel = 3}, true},
                                           {"conv2d_3b", 80, {}, false},
                                           {"conv2d_4a", 192, {.kernel = 3, .padding = 0}, true}}};
constexpr std::int64_t kFeatures = 1536;

constexpr ConvolutionOptions k3x3 = {.kernel = 3};
constexpr ConvolutionOptions k5x5 = {.kernel = 5};
constexpr ConvolutionOptions k1x3 = {.kernel = 1, .kernelWidth = 3};
constexpr ConvolutionOptions k3x1 = {.kernel = 3, .kernelWidth = 1};
constexpr ConvolutionOptions k1x7 = {.kernel = 1, .kernelWidth = 7};
constexpr ConvolutionOptions k7x1 = {.kernel = 7, .kernelWidth = 1};
constexpr ConvolutionOptions kHalving = {.kernel = 3, .stride = 2, .padding = 0};

using Branches = std::vector<InceptionBranch>;

Branches mixed5b()
{
    return {{.convolutions = {{"branch0", 96}}},
            {.convolutions = {{"branch1.0", 48}, {"branch1.1", 64, k5x5}}},
            {.convolutions = {{"branch2.0", 64}, {"branch2.1", 96, k3x3}, {"branch2.2", 96, k3x3}}},
            {.convolutions = {{"branch3.1", 64}}, .pool = averageWithin3x3}};
}

Branches mixed6a()
{
    return {{.convolutions = {{"branch0", 384, kHalving}}},
            {.convolutions = {{"branch1.0", 256}, {"branch1.1", 256, k3x3}, {"branch1.2", 384, kHalving}}},
            {.convolutions = {}, .pool = maxPool3x3Stride2}};
}

Branches mixed7a()
{
    return {{.convolutions = {{"branch0.0", 256}, {"branch0.1", 384, kHalving}}},
            {.convolutions = {{"branch1.0", 256}, {"branch1.1", 288, kHalving}}},
            {.convolutions = {{"branch2.0", 256}, {"branch2.1", 288, k3x3}, {"branch2.2", 320, kHalving}}},
            {.convolutions = {}, .pool = maxPool3x3Stride2}};
}

Branches block35()
{
    return {{.convolutions = {{"branch0", 32}}},
            {.convolutions = {{"branch1.0", 32}, {"branch1.1", 32, k3x3}}},
            {.convolutions = {{"branch2.0", 32}, {"branch2.1", 48, k3x3}, {"branch2.2", 64, k3x3}}}};
}

Branches block17()
{
    return {{.convolutions = {{"branch0", 192}}},
            {.convolutions = {{"branch1.0", 128}, {"branch1.1", 160, k1x7}, {"branch1.2", 192, k7x1}}}};
}

Branches block8()
{
    return {{.convolutions = {{"branch0", 192}}},
            {.convolutions = {{"branch1.0", 192}, {"branch1.1", 224, k1x3}, {"branch1.2", 256, k3x1}}}};
}

/// A module whose output is brought to the shape of its input, scaled down and added to it.
class ResidualBlock {
public:
    ResidualBlock(const Scope &scope, std::int64_t channels, const Branches &branches, double scale,
                  Activation activation = Activation::Relu)
        : m_module(scope, channels, branches), m_conv(scope / "conv2d", m_module.out(), channels, {.bias = true}),
          m_scale(scale), m_activation(activation)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        return activated(at::add(x, m_conv(m_module(x, pass), pass), m_scale), m_activation);
    }

private:
    InceptionModule m_module;
    Convolution m_conv;
    double m_scale;
    Activation m_activation;
};

/// Returns the number of channels that leave the last convolution.
std::int64_t addStem(Chain &chain, const Scope &scope)
{
    std::int64_t channels = 3;
    for (const StemRow &row : kStem) {
        const ConvBn convolution = inceptionConvolution(scope / row.name, channels, row.out, row.convolution);
        chain.add(std::string(row.name), Layout::Nchw,
                  [=, isPooled = row.isPooled](const at::Tensor &x, const Pass &pass) {
                      const at::Tensor out = convolution(x, pass);
                      return isPooled ? maxPool3x3Stride2(out) : out;
                  });
        channels = row.out;
    }
    return channels;
}

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, std::int64_t channels)
{
    const auto addModule = [&](const std::string &name, const Branches &branches) {
        const InceptionModule module(scope / name, channels, branches);
        channels = module.out();
        chain.add(name, Layout::Nchw, module);
    };
    const auto repeat = [&](const std::string &group, std::int64_t count, const Branches &branches, double scale) {
        for (std::int64_t i = 0; i < count; ++i)
            chain.add(group + "." + std::to_string(i), Layout::Nchw,
                      ResidualBlock(scope / group / i, channels, branches, scale));
    };
    addModule("mixed_5b", mixed5b());
    repeat("repeat", 10, block35(), 0.17);
    addModule("mixed_6a", mixed6a());
    repeat("repeat_1", 20, block17(), 0.1);
    addModule("mixed_7a", mixed7a());
    repeat("repeat_2", 9, block8(), 0.2);
    chain.add("block8", Layout::Nchw, ResidualBlock(scope / "block8", channels, block8(), 1, Activation::None));
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), NormOptions{.epsilon = 1e-3});
    Chain chain;
    const std::int64_t channels = addBlocks(chain, scope, addStem(chain, scope));
    chain.add("conv2d_7b", Layout::Nchw, inceptionConvolution(scope / "conv2d_7b", channels, kFeatures));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(kFeatures))};
    chain.add("head", {"classif"}, Layout::Vector,
              Linear(scope / "classif", kFeatures, options.classes, uniform, uniform));
    return {std::string(variant.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return {{.id = "inception_resnet_v2", .inputSize = 299, .smallestInput = 75, .build = build}};
}

} // namespace headstart::zoo::inception_resnet_v2
