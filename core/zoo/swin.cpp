// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/swin.h"

#include "core/zoo/layers/attention.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/dropout.h"
#include "core/zoo/layers/layer_norm.h"
#include "core/zoo/layers/mlp.h"

#include <ATen/ops/add.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/tensor.h>
#include <ATen/TracerMode.h>

#include <array>
#include <numeric>
#include <string>

namespace headstart::zoo::swin {

namespace {

struct Row {
    std::string_view id;
    std::int64_t width; ///< channels of the first stage; each later one has twice as many
    std::array<std::int64_t, 4> depths;
    std::array<std::int64_t, 4> heads;
    double stochasticDepth; ///< of the last block; it grows from 0 at the first
};
constexpr std::array<Row, 3> kRows = {{{"swin_t", 96, {2, 2, 6, 2}, {3, 6, 12, 24}, 0.2},
                                       {"swin_s", 96, {2, 2, 18, 2}, {3, 6, 12, 24}, 0.3},
                                       {"swin_b", 128, {2, 2, 18, 2}, {4, 8, 16, 32}, 0.5}}};
constexpr std::int64_t kPatch = 4;  ///< pixels of a side
constexpr std::int64_t kWindow = 7; ///< cells of a side
constexpr std::int64_t kTokens = kWindow * kWindow;
constexpr std::int64_t kOffsets = 2 * kWindow - 1; ///< between two cells of a window, along one side
constexpr std::int64_t kHidden = 4;                ///< times the width

/// Of each pair of a window's cells, the row of the table of biases: [T * T].
at::Tensor offsetIndex()
{
    const at::tracer::impl::NoTracerDispatchMode constant; // a trace would keep the shape, and not the numbers
    std::vector<std::int64_t> index;
    for (std::int64_t a = 0; a < kTokens; ++a)
        for (std::int64_t b = 0; b < kTokens; ++b) {
            const std::int64_t down = a / kWindow - b / kWindow + kWindow - 1;
            const std::int64_t right = a % kWindow - b % kWindow + kWindow - 1;
            index.push_back(down * kOffsets + right);
        }
    return at::tensor(index, at::kLong);
}

/// A grid of cells, [N, H, W, C], as windows: padded to whole ones, and shifted unless one window is all there is.
class Windows {
public:
    Windows(const at::Tensor &grid, bool isShifted)
        : m_height(grid.size(1)), m_width(grid.size(2)), m_down((m_height + kWindow - 1) / kWindow),
          m_right((m_width + kWindow - 1) / kWindow), m_shiftDown(isShifted && m_down > 1 ? kWindow / 2 : 0),
          m_shiftRight(isShifted && m_right > 1 ? kWindow / 2 : 0)
    {}

    /// [N, windows, T, C]
    at::Tensor cut(const at::Tensor &grid) const
    {
        at::Tensor out =
            at::constant_pad_nd(grid, {0, 0, 0, m_right * kWindow - m_width, 0, m_down * kWindow - m_height});
        if (isShifted())
            out = at::roll(out, {-m_shiftDown, -m_shiftRight}, {1, 2});
        return out.reshape({-1, m_down, kWindow, m_right, kWindow, grid.size(3)})
            .permute({0, 1, 3, 2, 4, 5})
            .reshape({-1, m_down * m_right, kTokens, grid.size(3)});
    }

    at::Tensor joined(const at::Tensor &windows) const
    {
        at::Tensor out = windows.reshape({-1, m_down, m_right, kWindow, kWindow, windows.size(-1)})
                             .permute({0, 1, 3, 2, 4, 5})
                             .reshape({-1, m_down * kWindow, m_right * kWindow, windows.size(-1)});
        if (isShifted())
            out = at::roll(out, {m_shiftDown, m_shiftRight}, {1, 2});
        return out.slice(1, 0, m_height).slice(2, 0, m_width).contiguous();
    }

    bool isShifted() const { return m_shiftDown + m_shiftRight > 0; }

    /// Shifting brings cells of opposite edges into one window: they do not see each other. [windows, 1, T, T]
    at::Tensor mask() const
    {
        const at::tracer::impl::NoTracerDispatchMode constant;
        std::vector<float> out;
        for (std::int64_t window = 0; window < m_down * m_right; ++window)
            for (std::int64_t a = 0; a < kTokens; ++a)
                for (std::int64_t b = 0; b < kTokens; ++b)
                    out.push_back(regionOf(window, a) == regionOf(window, b) ? 0.0F : kApart);
        return at::tensor(out, at::kFloat).view({m_down * m_right, 1, kTokens, kTokens});
    }

private:
    static constexpr float kApart = -100; // as the original: the softmax makes 1e-44 of it

    static std::int64_t band(std::int64_t position, std::int64_t size, std::int64_t shift)
    {
        return position < size - kWindow ? 0 : position < size - shift ? 1 : 2;
    }
    std::int64_t regionOf(std::int64_t window, std::int64_t cell) const
    {
        const std::int64_t y = window / m_right * kWindow + cell / kWindow;
        const std::int64_t x = window % m_right * kWindow + cell % kWindow;
        constexpr std::int64_t kBands = 3;
        return band(y, m_down * kWindow, m_shiftDown) * kBands + band(x, m_right * kWindow, m_shiftRight);
    }

    std::int64_t m_height;
    std::int64_t m_width;
    std::int64_t m_down; ///< windows from top to bottom
    std::int64_t m_right;
    std::int64_t m_shiftDown;
    std::int64_t m_shiftRight;
};

/// Attention within windows, with a learned bias for each offset of two cells.
class WindowAttention {
public:
    WindowAttention(const Scope &scope, std::int64_t width, std::int64_t heads, bool isShifted)
        : m_heads(heads), m_isShifted(isShifted),
          m_biases(scope.parameter("relative_position_bias_table", {kOffsets * kOffsets, heads}, kTransformerWeight)),
          m_qkv(scope / "qkv", width, 3 * width, kTransformerWeight, kTransformerBias),
          m_projection(scope / "proj", width, width, kTransformerWeight, kTransformerBias)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const Windows windows(x, m_isShifted);
        at::Tensor bias = m_biases.index_select(0, offsetIndex().to(x.device()))
                              .view({kTokens, kTokens, m_heads})
                              .permute({2, 0, 1})
                              .unsqueeze(0);
        if (windows.isShifted())
            bias = at::add(bias, windows.mask().to(x.options()));
        const at::Tensor qkv = m_qkv(windows.cut(x), pass);
        return windows.joined(m_projection(biasedSelfAttention(qkv, m_heads, bias, pass), pass));
    }

private:
    std::int64_t m_heads;
    bool m_isShifted;
    at::Tensor m_biases;
    Linear m_qkv;
    Linear m_projection;
};

/// Attention, then a perceptron, each behind a norm and added to its input: [N, H, W, C] -> the same.
class Block {
public:
    Block(const Scope &scope, std::int64_t width, std::int64_t heads, bool isShifted, double stochasticDepth)
        : m_norm1(scope / "norm1", width), m_attention(scope / "attn", width, heads, isShifted),
          m_norm2(scope / "norm2", width), m_mlp(scope / "mlp.0", scope / "mlp.3", width, kHidden * width),
          m_stochasticDepth(stochasticDepth)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor out = at::add(x, dropPath(m_attention(m_norm1(x, pass), pass), m_stochasticDepth, pass));
        return at::add(out, dropPath(m_mlp(m_norm2(out, pass), pass), m_stochasticDepth, pass));
    }

private:
    LayerNorm m_norm1;
    WindowAttention m_attention;
    LayerNorm m_norm2;
    Mlp m_mlp;
    double m_stochasticDepth;
};

/// Four neighbours become one cell of twice the width: [N, H, W, C] -> [N, H/2, W/2, 2 C], odd edges padded.
class PatchMerging {
public:
    PatchMerging(const Scope &scope, std::int64_t width)
        : m_reduction(scope / "reduction", 4 * width, 2 * width, kTransformerWeight, std::nullopt),
          m_norm(scope / "norm", 4 * width)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor even = at::constant_pad_nd(x, {0, 0, 0, x.size(2) % 2, 0, x.size(1) % 2});
        const auto every = [&](std::int64_t down, std::int64_t right) {
            return even.slice(1, down, std::nullopt, 2).slice(2, right, std::nullopt, 2);
        };
        const at::Tensor cells = at::cat({every(0, 0), every(1, 0), every(0, 1), every(1, 1)}, -1);
        return m_reduction(m_norm(cells, pass), pass);
    }

private:
    Linear m_reduction;
    LayerNorm m_norm;
};

void addPatches(Chain &chain, const Scope &scope, std::int64_t width)
{
    const Convolution projection(scope / "features.0.0", 3, width,
                                 {.kernel = kPatch, .stride = kPatch, .padding = 0, .bias = true});
    const LayerNorm norm(scope / "features.0.2", width);
    chain.add("patches", {"features.0"}, Layout::Nhwc, [=](const at::Tensor &x, const Pass &pass) {
        return norm(projection(x, pass).permute({0, 2, 3, 1}), pass);
    });
}

/// Returns the width of the last block.
std::int64_t addBlocks(Chain &chain, const Scope &scope, const Row &row)
{
    const auto blocks = std::accumulate(row.depths.begin(), row.depths.end(), std::int64_t{0});
    std::int64_t width = row.width;
    std::int64_t done = 0;
    for (std::size_t stage = 0; stage < row.depths.size(); ++stage) {
        const std::string group = "features." + std::to_string(2 * stage + 1);
        for (std::int64_t block = 0; block < row.depths[stage]; ++block, ++done) {
            const std::string name = group + "." + std::to_string(block);
            const double depth = row.stochasticDepth * static_cast<double>(done) / static_cast<double>(blocks - 1);
            chain.add(name, Layout::Nhwc, Block(scope / name, width, row.heads[stage], block % 2 == 1, depth));
        }
        if (stage + 1 == row.depths.size())
            break;
        const std::string merging = "features." + std::to_string(2 * stage + 2);
        chain.add(merging, Layout::Nhwc, PatchMerging(scope / merging, width));
        width *= 2;
    }
    return width;
}

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    addPatches(chain, scope, row.width);
    const std::int64_t width = addBlocks(chain, scope, row);
    chain.add("norm", Layout::Nhwc, LayerNorm(scope / "norm", width));
    chain.add("pool", {}, Layout::Vector, [](const at::Tensor &x, const Pass &) { return x.mean({1, 2}); });
    chain.add("head", Layout::Vector,
              Linear(scope / "head", width, options.classes, kTransformerWeight, kTransformerBias));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.build = build});
}

} // namespace headstart::zoo::swin
