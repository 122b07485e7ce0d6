// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/inception_v3.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/inception_module.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/avg_pool2d.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::inception_v3 {

namespace {

using Pool = at::Tensor (*)(const at::Tensor &);

struct Row {
    std::string_view id;
    Pool average;
    NormOptions norm;
    bool hasAuxiliary;
};
constexpr std::array<Row, 2> kRows = {{{"inception_v3", averagePool3x3, {1e-3, 0.1}, true},
                                       {"keras_inception_v3", averageWithin3x3, {1e-3, 0.01}, false}}};

struct StemRow {
    std::string_view name;
    std::int64_t out;
    ConvolutionOptions convolution;
    bool isPooled; ///< a maximum over 3x3, stride 2, follows
};
constexpr std::array<StemRow, 5> kStem = {{{"Conv2d_1a_3x3", 32, {.kernel = 3, .stride = 2, .padding = 0}, false},
                                           {"Conv2d_2a_3x3", 32, {.kernel = 3, .padding = 0}, false},
                                           {"Conv2d_2b_3x3", 64, {.kernel = 3}, true},
                                           {"Conv2d_3b_1x1", 80, {}, false},
                                           {"Conv2d_4a_3x3", 192, {.kernel = 3, .padding = 0}, true}}};
constexpr double kDropout = 0.5;
constexpr double kAuxiliaryWeight = 0.4; // that of the networks behind torchvision's weights
constexpr std::string_view kAuxiliary = "AuxLogits";

constexpr ConvolutionOptions k3x3 = {.kernel = 3};
constexpr ConvolutionOptions k5x5 = {.kernel = 5};
constexpr ConvolutionOptions k1x3 = {.kernel = 1, .kernelWidth = 3};
constexpr ConvolutionOptions k3x1 = {.kernel = 3, .kernelWidth = 1};
constexpr ConvolutionOptions k1x7 = {.kernel = 1, .kernelWidth = 7};
constexpr ConvolutionOptions k7x1 = {.kernel = 7, .kernelWidth = 1};
constexpr ConvolutionOptions kHalving = {.kernel = 3, .stride = 2, .padding = 0};

using Branches = std::vector<InceptionBranch>;

Branches moduleA(std::int64_t poolChannels, Pool average)
{
    return {{.convolutions = {{"branch1x1", 64}}},
            {.convolutions = {{"branch5x5_1", 48}, {"branch5x5_2", 64, k5x5}}},
            {.convolutions = {{"branch3x3dbl_1", 64}, {"branch3x3dbl_2", 96, k3x3}, {"branch3x3dbl_3", 96, k3x3}}},
            {.convolutions = {{"branch_pool", poolChannels}}, .pool = average}};
}

/// Halves the side.
Branches moduleB()
{
    return {{.convolutions = {{"branch3x3", 384, kHalving}}},
            {.convolutions = {{"branch3x3dbl_1", 64}, {"branch3x3dbl_2", 96, k3x3}, {"branch3x3dbl_3", 96, kHalving}}},
            {.convolutions = {}, .pool = maxPool3x3Stride2}};
}

/// 7x7 convolutions as pairs of 1x7 and 7x1, with so many channels in between.
Branches moduleC(std::int64_t inner, Pool average)
{
    return {{.convolutions = {{"branch1x1", 192}}},
            {.convolutions = {{"branch7x7_1", inner}, {"branch7x7_2", inner, k1x7}, {"branch7x7_3", 192, k7x1}}},
            {.convolutions = {{"branch7x7dbl_1", inner},
                              {"branch7x7dbl_2", inner, k7x1},
                              {"branch7x7dbl_3", inner, k1x7},
                              {"branch7x7dbl_4", inner, k7x1},
                              {"branch7x7dbl_5", 192, k1x7}}},
            {.convolutions = {{"branch_pool", 192}}, .pool = average}};
}

/// Halves the side.
Branches moduleD()
{
    return {{.convolutions = {{"branch3x3_1", 192}, {"branch3x3_2", 320, kHalving}}},
            {.convolutions = {{"branch7x7x3_1", 192},
                              {"branch7x7x3_2", 192, k1x7},
                              {"branch7x7x3_3", 192, k7x1},
                              {"branch7x7x3_4", 192, kHalving}}},
            {.convolutions = {}, .pool = maxPool3x3Stride2}};
}

Branches moduleE(Pool average)
{
    return {
        {.convolutions = {{"branch1x1", 320}}},
        {.convolutions = {{"branch3x3_1", 384}}, .fork = {{"branch3x3_2a", 384, k1x3}, {"branch3x3_2b", 384, k3x1}}},
        {.convolutions = {{"branch3x3dbl_1", 448}, {"branch3x3dbl_2", 384, k3x3}},
         .fork = {{"branch3x3dbl_3a", 384, k1x3}, {"branch3x3dbl_3b", 384, k3x1}}},
        {.convolutions = {{"branch_pool", 192}}, .pool = average}};
}

Initialiser biasOver(std::int64_t in)
{
    return {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(in))};
}

/// 5x5 means and a 5x5 convolution over them.
class AuxiliaryHead {
public:
    AuxiliaryHead(const Scope &scope, std::int64_t in, std::int64_t classes)
        : m_conv0(inceptionConvolution(scope / "conv0", in, 128)),
          m_conv1(inceptionConvolution(scope / "conv1", 128, kChannels, {.kernel = kGrid, .padding = 0})),
          m_fc(scope / "fc", kChannels, classes, {Initialiser::Kind::Normal, 0.001}, biasOver(kChannels))
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor out = m_conv1(m_conv0(grid(x), pass), pass);
        return m_fc(at::adaptive_avg_pool2d(out, {1, 1}).flatten(1), pass);
    }

private:
    /// The original's windows of 5x5, stride 3, are too few for the convolution where the picture is smaller than 299.
    static at::Tensor grid(const at::Tensor &x)
    {
        constexpr std::int64_t kWindow = 5;
        constexpr std::int64_t kStride = 3;
        const bool isEnough = std::min(x.size(2), x.size(3)) >= (kGrid - 1) * kStride + kWindow;
        return isEnough ? at::avg_pool2d(x, kWindow, kStride) : at::adaptive_avg_pool2d(x, {kGrid, kGrid});
    }

    static constexpr std::int64_t kGrid = 5;
    static constexpr std::int64_t kChannels = 768;

    ConvBn m_conv0;
    ConvBn m_conv1;
    Linear m_fc;
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

/// Returns the number of channels that leave the last module.
std::int64_t addModules(Chain &chain, const Scope &scope, std::int64_t channels, std::int64_t classes, const Row &row)
{
    const auto module = [&](const std::string &name, const Branches &branches) {
        InceptionModule made(scope / name, channels, branches);
        channels = made.out();
        return made;
    };
    const auto add = [&](const std::string &name, const Branches &branches) {
        chain.add(name, Layout::Nchw, module(name, branches));
    };
    add("Mixed_5b", moduleA(32, row.average));
    add("Mixed_5c", moduleA(64, row.average));
    add("Mixed_5d", moduleA(64, row.average));
    add("Mixed_6a", moduleB());
    add("Mixed_6b", moduleC(128, row.average));
    add("Mixed_6c", moduleC(160, row.average));
    add("Mixed_6d", moduleC(160, row.average));
    const InceptionModule last = module("Mixed_6e", moduleC(192, row.average));
    if (const std::string auxiliary(kAuxiliary); row.hasAuxiliary)
        chain.addWithAuxiliary("Mixed_6e", {"Mixed_6e", auxiliary}, Layout::Nchw, last,
                               AuxiliaryHead(scope / auxiliary, channels, classes));
    else
        chain.add("Mixed_6e", Layout::Nchw, last);
    add("Mixed_7a", moduleD());
    add("Mixed_7b", moduleE(row.average));
    add("Mixed_7c", moduleE(row.average));
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    const std::int64_t channels = addModules(chain, scope, addStem(chain, scope), options.classes, row);
    chain.addAveragePool();
    const Linear fc(scope / "fc", channels, options.classes, {Initialiser::Kind::Normal, 0.1}, biasOver(channels));
    chain.add("head", {"fc"}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return fc(dropout(x, kDropout, pass), pass); });
    AuxiliaryHeads auxiliary;
    if (row.hasAuxiliary)
        auxiliary = {{std::string(kAuxiliary)}, {std::string(kAuxiliary) + ".fc"}, kAuxiliaryWeight};
    return {std::string(variant.id), chain.take(), std::move(tensors), std::move(auxiliary)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(
        kRows, {.inputSize = 299, .smallestInput = 75, .build = build, .fastest = at::MemoryFormat::ChannelsLast});
}

} // namespace headstart::zoo::inception_v3
