// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/nasnet.h"

#include "core/zoo/layers/batch_norm.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/linear.h"
#include "core/zoo/layers/pooling.h"

#include <ATen/ops/add.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/relu.h>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace headstart::zoo::nasnet {

namespace {

constexpr std::int64_t kStemChannels = 96;
constexpr std::int64_t kFeatures = 4032;
constexpr std::int64_t kChannels = kFeatures / 24; ///< of a branch in the first group of cells
constexpr std::int64_t kGroups = 3;                ///< each with twice the channels and half the side of the one before
constexpr std::int64_t kCells = 6;                 ///< of a group, not counting the one that reduces

struct Row {
    std::string_view id;
    NormOptions norm;
    double padding; ///< around what a maximum is taken of
};
constexpr std::array<Row, 2> kRows = {{{"nasnetalarge", {1e-3, 0.1}, -std::numeric_limits<double>::infinity()},
                                       {"keras_nasnetlarge", {1e-3, 0.0003}, 0}}};

/// The padding counts, as in the original.
at::Tensor halvedByAverage(const at::Tensor &x)
{
    return at::avg_pool2d(paddedForHalving(x, 0), 3, 2);
}

/// The padding does not count.
at::Tensor averaged(const at::Tensor &x)
{
    constexpr bool kCeil = false;
    constexpr bool kCountPadding = false;
    return at::avg_pool2d(x, 3, 1, 1, kCeil, kCountPadding);
}

/// ReLU, 1x1 convolution, BatchNorm.
class Squeeze {
public:
    Squeeze(const Scope &scope, std::int64_t in, std::int64_t out)
        : m_conv(scope / "conv", scope / "bn", in, out, {}, Activation::None)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const { return m_conv(at::relu(x), pass); }

private:
    ConvBn m_conv;
};

/// Half the side without a pooling's blur: every second pixel, and every second one beside these.
class Halving {
public:
    Halving(const Scope &scope, std::int64_t in, std::int64_t out)
        : m_path1(scope / "path_1" / "conv", in, out / 2), m_path2(scope / "path_2" / "conv", in, out / 2),
          m_bn(scope / "final_path_bn", out)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor input = at::relu(x);
        const at::Tensor shifted = at::constant_pad_nd(input, {-1, 1, -1, 1});
        return m_bn(at::cat({m_path1(everySecond(input), pass), m_path2(everySecond(shifted), pass)}, 1), pass);
    }

private:
    static at::Tensor everySecond(const at::Tensor &x) { return at::avg_pool2d(x, 1, 2); }

    Convolution m_path1;
    Convolution m_path2;
    BatchNorm m_bn;
};

/// ReLU, a convolution of each channel for itself, a 1x1 convolution of all, BatchNorm; all twice.
class Separable {
public:
    Separable(const Scope &scope, std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride)
        : m_spatial1(scope / "separable_1" / "depthwise_conv2d", in, in, spatial(in, kernel, stride)),
          m_pointwise1(scope / "separable_1" / "pointwise_conv2d", in, out), m_bn1(scope / "bn_sep_1", out),
          m_spatial2(scope / "separable_2" / "depthwise_conv2d", out, out, spatial(out, kernel, 1)),
          m_pointwise2(scope / "separable_2" / "pointwise_conv2d", out, out), m_bn2(scope / "bn_sep_2", out)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor out = m_pointwise1(m_spatial1(at::relu(x), pass), pass);
        return m_bn2(m_pointwise2(m_spatial2(m_bn1(out, pass, Activation::Relu), pass), pass), pass);
    }

private:
    static ConvolutionOptions spatial(std::int64_t channels, std::int64_t kernel, std::int64_t stride)
    {
        return {.kernel = kernel, .stride = stride, .groups = channels, .samePadding = true};
    }

    Convolution m_spatial1;
    Convolution m_pointwise1;
    BatchNorm m_bn1;
    Convolution m_spatial2;
    Convolution m_pointwise2;
    BatchNorm m_bn2;
};

/// What a normal cell makes of the outputs of the two cells before it, `x` and the earlier one.
class NormalBranches {
public:
    NormalBranches(const Scope &scope, std::int64_t channels, std::int64_t /*earlier*/, const Row & /*row*/)
        : m_left0(scope / "comb_iter_0_left", channels, channels, 5, 1),
          m_right0(scope / "comb_iter_0_right", channels, channels, 3, 1),
          m_left1(scope / "comb_iter_1_left", channels, channels, 5, 1),
          m_right1(scope / "comb_iter_1_right", channels, channels, 3, 1),
          m_left4(scope / "comb_iter_4_left", channels, channels, 3, 1)
    {}
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &earlier, const Pass &pass) const
    {
        const at::Tensor mean = averaged(earlier);
        return at::cat({earlier, at::add(m_left0(x, pass), m_right0(earlier, pass)),
                        at::add(m_left1(earlier, pass), m_right1(earlier, pass)), at::add(averaged(x), earlier),
                        at::add(mean, mean), at::add(m_left4(x, pass), x)},
                       1);
    }
    static constexpr std::int64_t kOutputs = 6;

private:
    Separable m_left0;
    Separable m_right0;
    Separable m_left1;
    Separable m_right1;
    Separable m_left4;
};

/// The same of a cell that halves the side.
class ReducingBranches {
public:
    ReducingBranches(const Scope &scope, std::int64_t channels, std::int64_t earlier, const Row &row)
        : m_left0(scope / "comb_iter_0_left", channels, channels, 5, 2),
          m_right0(scope / "comb_iter_0_right", earlier, channels, 7, 2),
          m_right1(scope / "comb_iter_1_right", earlier, channels, 7, 2),
          m_right2(scope / "comb_iter_2_right", earlier, channels, 5, 2),
          m_left4(scope / "comb_iter_4_left", channels, channels, 3, 1), m_padding(row.padding)
    {}
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &earlier, const Pass &pass) const
    {
        const at::Tensor maximum = halvedByMaximum(x, m_padding);
        const at::Tensor first = at::add(m_left0(x, pass), m_right0(earlier, pass));
        const at::Tensor second = at::add(maximum, m_right1(earlier, pass));
        return at::cat({second, at::add(halvedByAverage(x), m_right2(earlier, pass)), at::add(averaged(first), second),
                        at::add(m_left4(first, pass), maximum)},
                       1);
    }
    static constexpr std::int64_t kOutputs = 4;

private:
    Separable m_left0;
    Separable m_right0;
    Separable m_right1;
    Separable m_right2;
    Separable m_left4;
    double m_padding;
};

/// How a cell brings the output of the cell before the last to the shape that it needs.
enum class Earlier {
    Squeezed,
    Halved,    ///< it has twice the side
    Untouched, ///< the first cell: it is the same as the last one's
};

struct Shape {
    std::int64_t in;      ///< channels of the last cell's output
    std::int64_t earlier; ///< of the one before
    std::int64_t inner;   ///< of a branch
};

template <class Branches>
class Cell {
public:
    Cell(const Scope &scope, const Shape &shape, Earlier how, const Row &row)
        : m_squeezePrevious(how == Earlier::Squeezed
                                ? std::optional(Squeeze(scope / "conv_prev_1x1", shape.earlier, shape.inner))
                                : std::nullopt),
          m_squeeze(scope / "conv_1x1", shape.in, shape.inner),
          m_halvePrevious(how == Earlier::Halved ? std::optional(Halving(scope, shape.earlier, shape.inner))
                                                 : std::nullopt),
          m_branches(scope, shape.inner, how == Earlier::Untouched ? shape.earlier : shape.inner, row)
    {}
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &earlier, const Pass &pass) const
    {
        const at::Tensor other = m_squeezePrevious ? (*m_squeezePrevious)(earlier, pass)
                                 : m_halvePrevious ? (*m_halvePrevious)(earlier, pass)
                                                   : earlier;
        return m_branches(m_squeeze(x, pass), other, pass);
    }

private:
    std::optional<Squeeze> m_squeezePrevious;
    Squeeze m_squeeze;
    std::optional<Halving> m_halvePrevious;
    Branches m_branches;
};

/// Adds cells, each behind the last, and keeps account of the channels.
class Cells {
public:
    Cells(Chain &chain, const Scope &scope, std::int64_t channels, const Row &row)
        : m_chain(chain), m_scope(scope), m_row(row), m_last(channels), m_earlier(channels)
    {}

    /// `keepsEarlier`: the next cell takes the same earlier output as this one, in place of this one's input.
    template <class Branches>
    void add(const std::string &name, std::int64_t inner, Earlier how, bool keepsEarlier = false)
    {
        const Cell<Branches> cell(m_scope / name, {m_last, m_earlier, inner}, how, m_row);
        m_chain.add(name, {name}, Layout::Nchw, Network::Step([=](const Flow &flow, const Pass &pass) {
                        const at::Tensor &last = flow.output();
                        const at::Tensor &earlier = flow.values.back(); // of the first cell it is its only input
                        Flow out = flow;
                        out.values = {cell(last, earlier, pass), keepsEarlier ? earlier : last};
                        return out;
                    }));
        if (!keepsEarlier)
            m_earlier = m_last;
        m_last = inner * Branches::kOutputs;
    }
    std::int64_t channels() const { return m_last; }

private:
    Chain &m_chain;
    Scope m_scope;
    const Row &m_row;
    std::int64_t m_last;
    std::int64_t m_earlier;
};

/// Returns the number of channels that leave the last cell.
std::int64_t addCells(Chain &chain, const Scope &scope, const Row &row)
{
    Cells cells(chain, scope, kStemChannels, row);
    cells.add<ReducingBranches>("cell_stem_0", kChannels / 4, Earlier::Untouched);
    cells.add<ReducingBranches>("cell_stem_1", kChannels / 2, Earlier::Halved);
    for (std::int64_t group = 0; group < kGroups; ++group) {
        const std::int64_t inner = kChannels << group;
        if (group > 0)
            cells.add<ReducingBranches>("reduction_cell_" + std::to_string(group - 1), inner, Earlier::Squeezed, true);
        for (std::int64_t i = 0; i < kCells; ++i)
            cells.add<NormalBranches>("cell_" + std::to_string(group * kCells + i), inner,
                                      i == 0 ? Earlier::Halved : Earlier::Squeezed);
    }
    return cells.channels();
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device), row.norm);
    Chain chain;
    chain.add("conv0", Layout::Nchw,
              ConvBn(scope / "conv0" / "conv", scope / "conv0" / "bn", 3, kStemChannels,
                     {.kernel = 3, .stride = 2, .padding = 0}, Activation::None));
    const std::int64_t channels = addCells(chain, scope, row);
    chain.add("act", {}, Layout::Nchw, [](const at::Tensor &x, const Pass &) { return at::relu(x); });
    chain.addAveragePool();
    const Initialiser uniform = {Initialiser::Kind::Uniform, 1 / std::sqrt(static_cast<double>(channels))};
    chain.add("head", {"last_linear"}, Layout::Vector,
              Linear(scope / "last_linear", channels, options.classes, uniform, uniform));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.inputSize = 331, .smallestInput = 3, .build = build});
}

} // namespace headstart::zoo::nasnet
