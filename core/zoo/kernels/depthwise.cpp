// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/depthwise.h"

#include "core/zoo/kernels/vectors.h"

#include <ATen/ops/conv2d.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/zeros.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace headstart::zoo {

namespace {

/// Channels that are summed together, in one register or a few.
constexpr std::int64_t kTogether = 16;
using Together = float __attribute__((vector_size(kTogether * sizeof(float))));

constexpr std::int64_t kKernel = 5;

struct Shape {
    std::int64_t samples;
    std::int64_t channels;
    std::int64_t height; ///< of the input
    std::int64_t width;
    std::int64_t outHeight;
    std::int64_t outWidth;
    std::int64_t stride;
    std::int64_t paddingHeight;
    std::int64_t paddingWidth;
};

/// The columns of a row of outputs whose whole filter lies on the picture.
struct Inner {
    explicit Inner(const Shape &shape)
        : begin(std::min((shape.paddingWidth + shape.stride - 1) / shape.stride, shape.outWidth)),
          end(std::clamp((shape.width - kKernel + shape.paddingWidth) / shape.stride + 1, begin, shape.outWidth))
    {}
    std::int64_t begin;
    std::int64_t end;
};

/// One row of the filters of the channels `Vector` holds: sum[j] += x[.., column * stride - padding + j] * dy[..,
/// column] over a row of outputs.
template <class Vector>
inline __attribute__((always_inline)) void addRow(const float *x, const float *dy, const Shape &shape,
                                                  const Inner &inner, Vector (&sum)[kKernel])
{
    const auto load = [](Vector &to, const float *numbers) { std::memcpy(&to, numbers, sizeof to); }; // any alignment
    const auto addEdge = [&](std::int64_t column) __attribute__((always_inline))
    {
        const std::int64_t left = column * shape.stride - shape.paddingWidth;
        Vector gradient;
        load(gradient, dy + column * shape.channels);
        for (std::int64_t j = 0; j < kKernel; ++j)
            if (left + j >= 0 && left + j < shape.width) {
                Vector value;
                load(value, x + (left + j) * shape.channels);
                sum[j] += value * gradient;
            }
    };
    for (std::int64_t column = 0; column < inner.begin; ++column)
        addEdge(column);
    for (std::int64_t column = inner.begin; column < inner.end; ++column) {
        const float *pixel = x + (column * shape.stride - shape.paddingWidth) * shape.channels;
        Vector gradient;
        load(gradient, dy + column * shape.channels);
        for (std::int64_t j = 0; j < kKernel; ++j) {
            Vector value;
            load(value, pixel + j * shape.channels);
            sum[j] += value * gradient;
        }
    }
    for (std::int64_t column = inner.end; column < shape.outWidth; ++column)
        addEdge(column);
}

/// The gradient of the filters of the channels that `Vector` holds, from `channel` on, into sums[channel][K][K].
template <class Vector>
inline __attribute__((always_inline)) void addUp(const float *x, const float *dy, const Shape &shape,
                                                 std::int64_t channel, float *sums)
{
    constexpr std::int64_t kCount = std::is_same_v<Vector, float> ? 1 : kTogether;
    const Inner inner(shape);
    for (std::int64_t i = 0; i < kKernel; ++i) {
        Vector sum[kKernel] = {};
        for (std::int64_t sample = 0; sample < shape.samples; ++sample)
            for (std::int64_t row = 0; row < shape.outHeight; ++row) {
                const std::int64_t y = row * shape.stride - shape.paddingHeight + i;
                if (y >= 0 && y < shape.height)
                    addRow(x + (sample * shape.height + y) * shape.width * shape.channels + channel,
                           dy + (sample * shape.outHeight + row) * shape.outWidth * shape.channels + channel, shape,
                           inner, sum);
            }
        for (std::int64_t j = 0; j < kKernel; ++j)
            for (std::int64_t c = 0; c < kCount; ++c)
                sums[((channel + c) * kKernel + i) * kKernel + j] = reinterpret_cast<const float *>(&sum[j])[c];
    }
}

HEADSTART_FOR_EACH_PROCESSOR
void addUpRange(const float *x, const float *dy, const Shape &shape, std::int64_t begin, std::int64_t end, float *sums)
{
    std::int64_t channel = begin;
    for (; channel + kTogether <= end; channel += kTogether)
        addUp<Together>(x, dy, shape, channel, sums);
    for (; channel < end; ++channel)
        addUp<float>(x, dy, shape, channel, sums);
}

at::Tensor weightGradient(const at::Tensor &x, const at::Tensor &dy, const at::Tensor &weight,
                          const DepthwiseOptions &options)
{
    const Shape shape = {x.size(0),  x.size(1),      x.size(2),          x.size(3),         dy.size(2),
                         dy.size(3), options.stride, options.padding[0], options.padding[1]};
    at::Tensor out = at::empty(weight.sizes(), weight.options());
    const std::int64_t blocks = (shape.channels + kTogether - 1) / kTogether;
    at::parallel_for(0, blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        addUpRange(x.const_data_ptr<float>(), dy.const_data_ptr<float>(), shape, begin * kTogether,
                   std::min(end * kTogether, shape.channels), out.mutable_data_ptr<float>());
    });
    return out;
}

struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &x, const at::Tensor &weight,
                              std::int64_t stride, std::int64_t height, std::int64_t width)
    {
        context->save_for_backward({x, weight});
        context->saved_data["stride"] = stride;
        context->saved_data["height"] = height;
        context->saved_data["width"] = width;
        return at::conv2d(x, weight, {}, {stride, stride}, {height, width}, {1, 1}, x.size(1));
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                   const torch::autograd::variable_list &outputs)
    {
        const auto saved = context->get_saved_variables();
        const std::int64_t stride = context->saved_data["stride"].toInt();
        const std::array<std::int64_t, 2> padding = {context->saved_data["height"].toInt(),
                                                     context->saved_data["width"].toInt()};
        const at::Tensor dy = outputs[0].contiguous(at::MemoryFormat::ChannelsLast);
        at::Tensor dx;
        if (context->needs_input_grad(0))
            dx = std::get<0>(at::convolution_backward(dy, saved[0], saved[1], at::OptionalIntArrayRef(),
                                                      {stride, stride}, padding, {1, 1}, false, {0, 0},
                                                      saved[0].size(1), {true, false, false}));
        return {dx, weightGradient(saved[0], dy, saved[1], {stride, padding}), {}, {}, {}};
    }
};

} // namespace

bool isForDepthwise(const at::Tensor &x, const at::Tensor &weight)
{
    return x.is_cpu() && x.dim() == 4 && x.scalar_type() == at::kFloat && weight.size(0) == x.size(1)
           && weight.size(1) == 1 && weight.size(2) == kKernel && weight.size(3) == kKernel && weight.requires_grad()
           && x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor depthwise(const at::Tensor &x, const at::Tensor &weight, DepthwiseOptions options)
{
    return Function::apply(x, weight, options.stride, options.padding[0], options.padding[1]);
}

} // namespace headstart::zoo
