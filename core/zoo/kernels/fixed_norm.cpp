// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/fixed_norm.h"

#include "core/zoo/kernels/vectors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/zeros.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/autograd/custom_function.h>

#include <limits>
#include <vector>

namespace headstart::zoo {

namespace {

struct Range {
    float low;
    float high;
};

Range rangeOf(Activation activation)
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    switch (activation) {
    case Activation::Relu:
        return {0, kInfinity};
    case Activation::Relu6:
        return {0, 6};
    default:
        return {-kInfinity, kInfinity};
    }
}

/// y = clamp(x * scale + shift), on pixels of `channels` numbers.
HEADSTART_FOR_EACH_PROCESSOR
void normalise(const float *__restrict x, float *__restrict y, std::int64_t pixels, std::int64_t channels,
               const float *__restrict scale, const float *__restrict shift, Range range)
{
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels, y += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            float value = x[c] * scale[c] + shift[c];
            value = value < range.low ? range.low : value;
            y[c] = value > range.high ? range.high : value;
        }
}

/// What a channel knows, one number a channel each.
struct Channels {
    const float *scale;
    const float *shift;
    const float *mean;
};

/// dx of `pixels`; adds to the sums over each channel of g and g * (x - mean), where g is the gradient in front of the
/// activation. At the activation's ends it is 0, as in at::hardtanh_backward.
HEADSTART_FOR_EACH_PROCESSOR
void differentiate(const float *__restrict x, const float *__restrict dy, float *__restrict dx, std::int64_t pixels,
                   std::int64_t channels, Channels known, Range range, float *__restrict sum, float *__restrict product)
{
    const float *__restrict scale = known.scale;
    const float *__restrict shift = known.shift;
    const float *__restrict mean = known.mean;
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels, dy += channels, dx += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = x[c] * scale[c] + shift[c];
            const float above = value <= range.low ? 0 : dy[c];
            const float g = value >= range.high ? 0 : above;
            dx[c] = g * scale[c];
            sum[c] += g;
            product[c] += g * (x[c] - mean[c]);
        }
}

/// Floats are summed over so many pixels, then doubles.
constexpr std::int64_t kPixelsOfSum = 128;
/// The work is parted by its size alone, never by the number of threads.
constexpr std::int64_t kMostParts = 16;

struct Norm {
    at::Tensor scale;
    at::Tensor shift;
    at::Tensor inverse; ///< 1 / the standard deviation
};

Norm normOf(const at::Tensor &weight, const at::Tensor &bias, const at::Tensor &mean, const at::Tensor &variance,
            double epsilon)
{
    const at::Tensor inverse = at::rsqrt(variance + epsilon);
    const at::Tensor scale = (weight * inverse).contiguous();
    return {scale, (bias - mean * scale).contiguous(), inverse};
}

at::Tensor forward(const at::Tensor &x, const Norm &norm, Activation activation)
{
    at::Tensor y = at::empty_like(x);
    const std::int64_t channels = x.size(1);
    const std::int64_t pixels = x.numel() / channels;
    const auto *from = x.const_data_ptr<float>();
    auto *to = y.mutable_data_ptr<float>();
    at::parallel_for(0, pixels, kPixelsOfSum, [&](std::int64_t begin, std::int64_t end) {
        normalise(from + begin * channels, to + begin * channels, end - begin, channels,
                  norm.scale.const_data_ptr<float>(), norm.shift.const_data_ptr<float>(), rangeOf(activation));
    });
    return y;
}

struct Gradients {
    at::Tensor x;
    at::Tensor sum;     ///< over each channel, of g
    at::Tensor product; ///< of g * (x - mean)
};

Gradients backward(const at::Tensor &x, const at::Tensor &dy, const Norm &norm, const at::Tensor &mean,
                   Activation activation)
{
    const std::int64_t channels = x.size(1);
    const std::int64_t pixels = x.numel() / channels;
    const std::int64_t ofPart = std::max(kPixelsOfSum, (pixels + kMostParts - 1) / kMostParts);
    const std::int64_t parts = (pixels + ofPart - 1) / ofPart;
    at::Tensor dx = at::empty_like(x);
    at::Tensor sums = at::zeros({parts, 2, channels}, at::kDouble);
    const Channels known = {norm.scale.const_data_ptr<float>(), norm.shift.const_data_ptr<float>(),
                            mean.const_data_ptr<float>()};
    const auto *xs = x.const_data_ptr<float>();
    const auto *dys = dy.const_data_ptr<float>();
    auto *dxs = dx.mutable_data_ptr<float>();
    auto *sumsOf = sums.mutable_data_ptr<double>();
    const auto runPart = [&](std::int64_t part) {
        std::vector<float> floats(static_cast<std::size_t>(2 * channels));
        const std::int64_t last = std::min(pixels, (part + 1) * ofPart);
        for (std::int64_t begin = part * ofPart; begin < last; begin += kPixelsOfSum) {
            std::fill(floats.begin(), floats.end(), 0.0F);
            const std::int64_t at = begin * channels;
            differentiate(xs + at, dys + at, dxs + at, std::min(kPixelsOfSum, last - begin), channels, known,
                          rangeOf(activation), floats.data(), floats.data() + channels);
            for (std::int64_t i = 0; i < 2 * channels; ++i)
                sumsOf[part * 2 * channels + i] += floats[static_cast<std::size_t>(i)];
        }
    };
    at::parallel_for(0, parts, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t part = begin; part < end; ++part)
            runPart(part);
    });
    const at::Tensor total = sums.sum(0).to(at::kFloat);
    return {dx, total[0], total[1]};
}

struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &x, const at::Tensor &weight,
                              const at::Tensor &bias, const at::Tensor &mean, const at::Tensor &variance,
                              double epsilon, Activation activation)
    {
        const Norm norm = normOf(weight, bias, mean, variance, epsilon);
        context->save_for_backward({x, norm.scale, norm.shift, mean, norm.inverse});
        context->saved_data["activation"] = static_cast<std::int64_t>(activation);
        return zoo::forward(x, norm, activation);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                   const torch::autograd::variable_list &outputs)
    {
        const auto saved = context->get_saved_variables();
        const auto activation = static_cast<Activation>(context->saved_data["activation"].toInt());
        const at::Tensor dy = outputs[0].contiguous(at::MemoryFormat::ChannelsLast);
        const Gradients found = zoo::backward(saved[0], dy, {saved[1], saved[2], saved[4]}, saved[3], activation);
        return {found.x, found.product * saved[4], found.sum, {}, {}, {}, {}};
    }
};

} // namespace

bool isForFixedNorm(const at::Tensor &x)
{
    constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;
    // Of one pixel any layout is contiguous, channels last too; what is suggested is what the tensor was made as.
    return x.is_cpu() && x.dim() == 4 && x.scalar_type() == at::kFloat && x.numel() > 0
           && x.is_contiguous(kChannelsLast) && x.suggest_memory_format() == kChannelsLast;
}

bool isForFixedNorm(Activation activation)
{
    return activation == Activation::None || activation == Activation::Relu || activation == Activation::Relu6;
}

at::Tensor fixedNorm(const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias, const at::Tensor &mean,
                     const at::Tensor &variance, double epsilon, Activation activation)
{
    return Function::apply(x, weight, bias, mean, variance, epsilon, activation);
}

} // namespace headstart::zoo
