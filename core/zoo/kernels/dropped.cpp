// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/dropped.h"

#include "core/base/random.h"
#include "core/zoo/kernels/drop_rule.h"
#include "core/zoo/kernels/vectors.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/empty_strided.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <mutex>

namespace headstart::zoo {

namespace {

/// Elements that share a key.
constexpr std::int64_t kBlock = 4096;

HEADSTART_FOR_EACH_PROCESSOR
void dropBlock(const float *__restrict from, float *__restrict to, std::int64_t count, std::uint32_t key, DropRule rule)
{
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i)
        to[i] = from[i] * rule.factor(i, key);
}

/// bfloat16: the upper half of a float, rounded to the nearest, ties to even.
HEADSTART_FOR_EACH_PROCESSOR
void dropHalves(const std::uint16_t *__restrict from, std::uint16_t *__restrict to, std::int64_t count,
                std::uint32_t key, DropRule rule)
{
    constexpr int kHalf = 16;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i) {
        const float value = std::bit_cast<float>(static_cast<std::uint32_t>(from[i]) << kHalf);
        const auto bits = std::bit_cast<std::uint32_t>(value * rule.factor(i, key));
        to[i] = static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> kHalf) & 1U)) >> kHalf);
    }
}

void dropBlock(const at::BFloat16 *from, at::BFloat16 *to, std::int64_t count, std::uint32_t key, DropRule rule)
{
    dropHalves(reinterpret_cast<const std::uint16_t *>(from), reinterpret_cast<std::uint16_t *>(to), count, key, rule);
}

template <class Number>
void drop(const at::Tensor &x, at::Tensor &y, const DropRule &rule)
{
    const auto *from = x.const_data_ptr<Number>();
    auto *to = y.mutable_data_ptr<Number>();
    const std::int64_t blocks = (x.numel() + kBlock - 1) / kBlock;
    at::parallel_for(0, blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t first = block * kBlock;
            const std::uint64_t key = mixed(rule.seed + static_cast<std::uint64_t>(block));
            dropBlock(from + first, to + first, std::min(kBlock, x.numel() - first), static_cast<std::uint32_t>(key),
                      rule);
        }
    });
}

at::Tensor drop(const at::Tensor &x, const DropRule &rule)
{
    at::Tensor y = at::empty_like(x);
    if (x.scalar_type() == at::kFloat)
        drop<float>(x, y, rule);
    else
        drop<at::BFloat16>(x, y, rule);
    return y;
}

struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &x, double probability)
    {
        const std::uint64_t seed = drawnSeed();
        context->saved_data["seed"] = static_cast<std::int64_t>(seed);
        context->saved_data["probability"] = probability;
        context->saved_data["strides"] = x.strides().vec();
        return drop(x, DropRule(seed, probability));
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                   const torch::autograd::variable_list &outputs)
    {
        at::Tensor gradient = outputs[0];
        const auto strides = context->saved_data["strides"].toIntVector();
        if (gradient.strides() != at::IntArrayRef(strides)) // the mask is of places in memory
            gradient = at::empty_strided(gradient.sizes(), strides, gradient.options()).copy_(gradient);
        const auto seed = static_cast<std::uint64_t>(context->saved_data["seed"].toInt());
        return {drop(gradient, DropRule(seed, context->saved_data["probability"].toDouble())), {}};
    }
};

} // namespace

std::uint64_t drawnSeed()
{
    at::Generator generator = at::detail::getDefaultCPUGenerator();
    const std::lock_guard lock(generator.mutex());
    return at::check_generator<at::CPUGeneratorImpl>(generator)->random64();
}

bool isForDropped(const at::Tensor &x)
{
    const bool isKnown = x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16;
    return x.is_cpu() && isKnown && x.is_non_overlapping_and_dense();
}

at::Tensor dropped(const at::Tensor &x, double probability)
{
    return Function::apply(x, probability);
}

} // namespace headstart::zoo
