// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/googlenet.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/inception_module.h"
#include "core/zoo/layers/linear.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

#include <array>
#include <cmath>
#include <string>

namespace headstart::zoo::googlenet {

namespace {

/// Output channels of a module's convolutions.
struct Row {
    std::string_view name;
    std::int64_t branch1;
    std::array<std::int64_t, 2> branch2; ///< 1x1, 3x3
    std::array<std::int64_t, 2> branch3; ///< likewise
    std::int64_t branch4;
    std::int64_t poolKernel;    ///< of a maximum with stride 2 that follows; 0: none does
    std::string_view auxiliary; ///< the head that branches off, if one does
};
constexpr std::array<Row, 9> kModules = {{{"inception3a", 64, {96, 128}, {16, 32}, 32, 0, ""},
                                          {"inception3b", 128, {128, 192}, {32, 96}, 64, 3, ""},
                                          {"inception4a", 192, {96, 208}, {16, 48}, 64, 0, "aux1"},
                                          {"inception4b", 160, {112, 224}, {24, 64}, 64, 0, ""},
                                          {"inception4c", 128, {128, 256}, {24, 64}, 64, 0, ""},
                                          {"inception4d", 112, {144, 288}, {32, 64}, 64, 0, "aux2"},
                                          {"inception4e", 256, {160, 320}, {32, 128}, 128, 2, ""},
                                          {"inception5a", 256, {160, 320}, {32, 128}, 128, 0, ""},
                                          {"inception5b", 384, {192, 384}, {48, 128}, 128, 0, ""}}};
constexpr double kDropout = 0.2;
constexpr double kAuxiliaryDropout = 0.7;
constexpr Initialiser kWeight = {Initialiser::Kind::Normal, 0.01};
constexpr double kAuxiliaryWeight = 0.3; // the paper's

Initialiser biasOver(std::int64_t in)
{
    return {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(in))};
}

/// A maximum with stride 2; at the right and the bottom it may look over the edge.
at::Tensor pooled(const at::Tensor &x, std::int64_t kernel)
{
    constexpr bool kCeil = true;
    return at::max_pool2d(x, kernel, 2, 0, 1, kCeil);
}

InceptionModule moduleOf(const Scope &scope, std::int64_t in, const Row &row)
{
    const ConvolutionOptions wide = {.kernel = 3};
    return {scope,
            in,
            {{.convolutions = {{"branch1", row.branch1}}},
             {.convolutions = {{"branch2.0", row.branch2[0]}, {"branch2.1", row.branch2[1], wide}}},
             {.convolutions = {{"branch3.0", row.branch3[0]}, {"branch3.1", row.branch3[1], wide}}},
             {.convolutions = {{"branch4.1", row.branch4}}, .pool = maxPool3x3}}};
}

/// 4x4 means, 1x1 convolution, two fully connected layers.
class AuxiliaryHead {
public:
    AuxiliaryHead(const Scope &scope, std::int64_t in, std::int64_t classes)
        : m_conv(inceptionConvolution(scope / "conv", in, kChannels)),
          m_fc1(scope / "fc1", kChannels * kGrid * kGrid, kHidden, kWeight, biasOver(kChannels * kGrid * kGrid)),
          m_fc2(scope / "fc2", kHidden, classes, kWeight, biasOver(kHidden))
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor grid = m_conv(at::adaptive_avg_pool2d(x, {kGrid, kGrid}), pass);
        return m_fc2(dropout(at::relu(m_fc1(grid.flatten(1), pass)), kAuxiliaryDropout, pass), pass);
    }

private:
    static constexpr std::int64_t kGrid = 4;
    static constexpr std::int64_t kChannels = 128;
    static constexpr std::int64_t kHidden = 1024;

    ConvBn m_conv;
    Linear m_fc1;
    Linear m_fc2;
};

/// Returns the number of channels that leave the last convolution.
std::int64_t addStem(Chain &chain, const Scope &scope)
{
    const ConvBn conv1 = inceptionConvolution(scope / "conv1", 3, 64, {.kernel = 7, .stride = 2});
    chain.add("conv1", Layout::Nchw, [=](const at::Tensor &x, const Pass &pass) { return pooled(conv1(x, pass), 3); });
    chain.add("conv2", Layout::Nchw, inceptionConvolution(scope / "conv2", 64, 64));
    const ConvBn conv3 = inceptionConvolution(scope / "conv3", 64, 192, {.kernel = 3});
    chain.add("conv3", Layout::Nchw, [=](const at::Tensor &x, const Pass &pass) { return pooled(conv3(x, pass), 3); });
    return 192;
}

/// Returns the number of channels that leave the last module.
std::int64_t addModules(Chain &chain, const Scope &scope, std::int64_t channels, std::int64_t classes)
{
    std::vector<InceptionModule> modules; // the auxiliary heads' tensors come behind all of theirs
    for (const Row &row : kModules) {
        modules.push_back(moduleOf(scope / row.name, channels, row));
        channels = modules.back().out();
    }
    for (std::size_t i = 0; i < kModules.size(); ++i) {
        const std::string name(kModules[i].name);
        const std::string auxiliary(kModules[i].auxiliary);
        const auto step = [module = modules[i], kernel = kModules[i].poolKernel](const at::Tensor &x,
                                                                                 const Pass &pass) {
            const at::Tensor out = module(x, pass);
            return kernel > 0 ? pooled(out, kernel) : out;
        };
        if (auxiliary.empty())
            chain.add(name, Layout::Nchw, step);
        else
            chain.addWithAuxiliary(name, {name, auxiliary}, Layout::Nchw, step,
                                   AuxiliaryHead(scope / auxiliary, modules[i].out(), classes));
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), NormOptions{.epsilon = 1e-3});
    Chain chain;
    const std::int64_t channels = addModules(chain, scope, addStem(chain, scope), options.classes);
    chain.addAveragePool();
    const Linear fc(scope / "fc", channels, options.classes, kWeight, biasOver(channels));
    chain.add("head", {"fc"}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return fc(dropout(x, kDropout, pass), pass); });
    AuxiliaryHeads auxiliary = {{"aux1", "aux2"}, {"aux1.fc2", "aux2.fc2"}, kAuxiliaryWeight};
    return {std::string(variant.id), chain.take(), std::move(tensors), std::move(auxiliary)};
}

} // namespace

std::vector<Variant> variants()
{
    return {{.id = "googlenet", .smallestInput = 15, .build = build, .fastest = at::MemoryFormat::ChannelsLast}};
}

} // namespace headstart::zoo::googlenet
