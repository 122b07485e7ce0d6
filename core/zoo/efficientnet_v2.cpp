// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/efficientnet_v2.h"

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/mb_conv.h"

#include <ATen/ops/add.h>

#include <array>
#include <cmath>
#include <span>
#include <string>

namespace headstart::zoo::efficientnet_v2 {

namespace {

/// Blocks with the same output; the first has the stride. All kernels are 3x3.
struct Group {
    bool isFused;
    std::int64_t expansion;
    std::int64_t stride;
    std::int64_t channels;
    std::int64_t blocks;
};
constexpr std::array<Group, 6> kSmall = {{{true, 1, 1, 24, 2},
                                          {true, 4, 2, 48, 4},
                                          {true, 4, 2, 64, 4},
                                          {false, 4, 2, 128, 6},
                                          {false, 6, 1, 160, 9},
                                          {false, 6, 2, 256, 15}}};
constexpr std::array<Group, 7> kMedium = {{{true, 1, 1, 24, 3},
                                           {true, 4, 2, 48, 5},
                                           {true, 4, 2, 80, 5},
                                           {false, 4, 2, 160, 7},
                                           {false, 6, 1, 176, 14},
                                           {false, 6, 2, 304, 18},
                                           {false, 6, 1, 512, 5}}};
constexpr std::array<Group, 7> kLarge = {{{true, 1, 1, 32, 4},
                                          {true, 4, 2, 64, 7},
                                          {true, 4, 2, 96, 7},
                                          {false, 4, 2, 192, 10},
                                          {false, 6, 1, 224, 19},
                                          {false, 6, 2, 384, 25},
                                          {false, 6, 1, 640, 7}}};
struct Row {
    std::string_view id;
    std::span<const Group> groups;
    double dropout;
    std::int64_t inputSize;
};
constexpr std::array<Row, 3> kRows = {{{"efficientnet_v2_s", kSmall, 0.2, 384},
                                       {"efficientnet_v2_m", kMedium, 0.3, 480},
                                       {"efficientnet_v2_l", kLarge, 0.4, 480}}};
constexpr std::int64_t kFeatures = 1280;
constexpr double kDropPath = 0.2; ///< of the block behind the last; it grows from 0 at the first
constexpr NormOptions kNorm = {.epsilon = 1e-3};

/// One full convolution in the place of MBConv's expansion and depthwise convolution; it is the whole block where
/// nothing is expanded.
class FusedMbConv {
public:
    FusedMbConv(const Scope &scope, const MbConvShape &shape, double dropPath)
        : FusedMbConv(scope / "block", shape, shape.in * shape.expansion, dropPath)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        at::Tensor out = m_spatial(x, pass);
        if (m_project)
            out = (*m_project)(out, pass);
        return m_isResidual ? at::add(dropPath(out, m_dropPath, pass), x) : out;
    }

private:
    FusedMbConv(const Scope &list, const MbConvShape &shape, std::int64_t width, double dropPath)
        : m_spatial(list / 0, shape.in, shape.expansion == 1 ? shape.out : width,
                    {.kernel = shape.kernel, .stride = shape.stride}, Activation::Silu),
          m_isResidual(shape.isResidual()), m_dropPath(dropPath)
    {
        if (shape.expansion != 1)
            m_project.emplace(list / 1, width, shape.out, ConvolutionOptions{}, Activation::None);
    }

    ConvBn m_spatial;
    std::optional<ConvBn> m_project;
    bool m_isResidual;
    double m_dropPath;
};

/// Returns the number of channels that leave the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    std::int64_t all = 0;
    for (const Group &group : row.groups)
        all += group.blocks;
    std::int64_t channels = row.groups.front().channels;
    std::int64_t count = 0; // of the blocks so far
    for (std::size_t g = 0; g < row.groups.size(); ++g) {
        const Group &group = row.groups[g];
        for (std::int64_t i = 0; i < group.blocks; ++i) {
            const std::string name = "features." + std::to_string(g + 1) + "." + std::to_string(i);
            const MbConvShape shape = {.in = channels,
                                       .out = group.channels,
                                       .expansion = group.expansion,
                                       .stride = i == 0 ? group.stride : 1};
            const double dropPath = kDropPath * static_cast<double>(count++) / static_cast<double>(all);
            if (group.isFused)
                chain.add(name, Layout::Nchw, FusedMbConv(scope / name, shape, dropPath));
            else
                chain.add(name, Layout::Nchw, mbConv(scope / name, shape, dropPath));
            channels = group.channels;
        }
    }
    return channels;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), kNorm);
    Chain chain;
    chain.add(
        "features.0", Layout::Nchw,
        ConvBn(scope / "features.0", 3, row.groups.front().channels, {.kernel = 3, .stride = 2}, Activation::Silu));
    const std::int64_t channels = addBlocks(chain, scope, row);
    const std::string last = "features." + std::to_string(row.groups.size() + 1);
    chain.add(last, Layout::Nchw, ConvBn(scope / last, channels, kFeatures, {}, Activation::Silu));
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(options.classes))};
    const Linear classifier(scope / "classifier.1", kFeatures, options.classes, uniform,
                            Initialiser{Initialiser::Kind::Zeros});
    chain.add("head", {"classifier.1"}, Layout::Vector,
              [=, probability = row.dropout](const at::Tensor &x, const Pass &pass) {
                  return classifier(dropout(x, probability, pass), pass);
              });
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < kRows.size(); ++row)
        out.push_back(
            {.id = kRows[row].id, .inputSize = kRows[row].inputSize, .smallestInput = 1, .build = build, .row = row});
    return out;
}

} // namespace headstart::zoo::efficientnet_v2
