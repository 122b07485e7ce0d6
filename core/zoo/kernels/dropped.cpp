// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/dropped.h"

#include "core/base/random.h"
#include "core/zoo/kernels/vectors.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/empty_strided.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace headstart::zoo {

namespace {

/// Elements that share a key.
constexpr std::int64_t kBlock = 4096;

struct Rule {
    std::uint64_t seed;
    std::uint32_t threshold; ///< of 2^32: an element whose number is below it is dropped
    float scale;             ///< of the others
};

Rule ruleFor(std::uint64_t seed, double probability)
{
    return {seed, static_cast<std::uint32_t>(std::ldexp(probability, 32)), static_cast<float>(1 / (1 - probability))};
}

/// An element's number is its place, made unlike its neighbours' by shifts and products (C. Wellons' lowbias32).
HEADSTART_FOR_EACH_PROCESSOR
void dropBlock(const float *__restrict from, float *__restrict to, std::int64_t count, std::uint32_t key, Rule rule)
{
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i) {
        std::uint32_t number = (i * 0x9E3779B9U) ^ key;
        number ^= number >> 16;
        number *= 0x7FEB352DU;
        number ^= number >> 15;
        number *= 0x846CA68BU;
        number ^= number >> 16;
        to[i] = from[i] * (number < rule.threshold ? 0.0F : rule.scale);
    }
}

at::Tensor drop(const at::Tensor &x, const Rule &rule)
{
    at::Tensor y = at::empty_like(x);
    const auto *from = x.const_data_ptr<float>();
    auto *to = y.mutable_data_ptr<float>();
    const std::int64_t blocks = (x.numel() + kBlock - 1) / kBlock;
    at::parallel_for(0, blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t first = block * kBlock;
            const std::uint64_t key = mixed(rule.seed + static_cast<std::uint64_t>(block));
            dropBlock(from + first, to + first, std::min(kBlock, x.numel() - first), static_cast<std::uint32_t>(key),
                      rule);
        }
    });
    return y;
}

std::uint64_t drawn()
{
    at::Generator generator = at::detail::getDefaultCPUGenerator();
    const std::lock_guard lock(generator.mutex());
    return at::check_generator<at::CPUGeneratorImpl>(generator)->random64();
}

struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &x, double probability)
    {
        const std::uint64_t seed = drawn();
        context->saved_data["seed"] = static_cast<std::int64_t>(seed);
        context->saved_data["probability"] = probability;
        context->saved_data["strides"] = x.strides().vec();
        return drop(x, ruleFor(seed, probability));
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                   const torch::autograd::variable_list &outputs)
    {
        at::Tensor gradient = outputs[0];
        const auto strides = context->saved_data["strides"].toIntVector();
        if (gradient.strides() != at::IntArrayRef(strides)) // the mask is of places in memory
            gradient = at::empty_strided(gradient.sizes(), strides, gradient.options()).copy_(gradient);
        const auto seed = static_cast<std::uint64_t>(context->saved_data["seed"].toInt());
        return {drop(gradient, ruleFor(seed, context->saved_data["probability"].toDouble())), {}};
    }
};

} // namespace

bool isForDropped(const at::Tensor &x)
{
    return x.is_cpu() && x.scalar_type() == at::kFloat && x.is_non_overlapping_and_dense();
}

at::Tensor dropped(const at::Tensor &x, double probability)
{
    return Function::apply(x, probability);
}

} // namespace headstart::zoo
