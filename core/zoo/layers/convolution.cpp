// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/convolution.h"

#include "core/zoo/kernels/depthwise.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace headstart::zoo {

namespace {

std::int64_t widthOf(const ConvolutionOptions &options)
{
    return options.kernelWidth > 0 ? options.kernelWidth : options.kernel;
}

Initialiser heFanOut(std::int64_t out, const ConvolutionOptions &options)
{
    const std::int64_t fanOut = options.kernel * widthOf(options) * out / options.groups;
    return {Initialiser::Kind::Normal, std::sqrt(2.0 / static_cast<double>(fanOut))};
}

/// Zeros that TensorFlow's 'same' adds to one dimension, both sides together.
std::int64_t samePadding(std::int64_t size, std::int64_t kernel, std::int64_t stride)
{
    const std::int64_t out = (size + stride - 1) / stride;
    return std::max<std::int64_t>((out - 1) * stride + kernel - size, 0);
}

} // namespace

Convolution::Convolution(const Scope &scope, std::int64_t in, std::int64_t out, ConvolutionOptions options)
    : m_options(options),
      m_weight(scope.parameter("weight", {out, in / options.groups, options.kernel, widthOf(options)},
                               options.initialiser.value_or(heFanOut(out, options))))
{
    if (options.bias)
        m_bias = scope.parameter("bias", {out}, {Initialiser::Kind::Zeros});
}

at::Tensor Convolution::operator()(const at::Tensor &x, const Pass &pass) const
{
    at::Tensor input = x;
    std::array<std::int64_t, 2> padding = {m_options.padding.value_or((m_options.kernel - 1) / 2),
                                           m_options.padding.value_or((widthOf(m_options) - 1) / 2)};
    if (m_options.samePadding) {
        const std::int64_t height = samePadding(x.size(2), m_options.kernel, m_options.stride);
        const std::int64_t width = samePadding(x.size(3), widthOf(m_options), m_options.stride);
        padding = {height / 2, width / 2};
        if (height % 2 != 0 || width % 2 != 0) { // the convolution itself pads both sides alike
            input = at::constant_pad_nd(x, {width / 2, width - width / 2, height / 2, height - height / 2});
            padding = {0, 0};
        }
    }
    const std::array<std::int64_t, 2> stride = {m_options.stride, m_options.stride};
    at::Tensor out = at::GradMode::is_enabled() && !m_bias.defined() && isForDepthwise(input, m_weight)
                         ? depthwise(input, m_weight, {m_options.stride, padding})
                         : at::conv2d(input, m_weight, m_bias, stride, padding, {1, 1}, m_options.groups);
    if (pass.multiplyAdds)
        *pass.multiplyAdds += out.numel() * m_weight[0].numel();
    return out;
}

} // namespace headstart::zoo
