// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/adapters.h"

#include "core/base/random.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <cmath>

namespace headstart::training {

namespace {

constexpr const char *kA = ".lora_a";
constexpr const char *kB = ".lora_b";

/// Of linear, attention and convolution layers; tables of embeddings and of positions are none.
bool isMatrix(const std::string &name, const at::Tensor &weight)
{
    const bool isOfLayer = name.ends_with("weight") && name.find("embedding") == std::string::npos;
    return isOfLayer && (weight.dim() == 2 || weight.dim() == 4);
}

at::Tensor randomA(const at::Tensor &like, std::uint64_t seed, const std::string &name)
{
    const at::Tensor values = at::empty(like.sizes(), at::kDouble);
    const double bound = 1 / std::sqrt(static_cast<double>(like.size(1))); // Kaiming's, of a = sqrt(5)
    Random random{seed, hashOf("adapter"), hashOf(name)};
    double *value = values.mutable_data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        value[i] = random.between(-bound, bound);
    return values.to(like.options());
}

} // namespace

bool addAdapter(std::vector<TrainedParameter> &parameters, const TrainedParameter &weight, std::int64_t rank)
{
    if (!isMatrix(weight.name, weight.tensor))
        return false;
    const std::int64_t out = weight.tensor.size(0);
    const std::int64_t in = weight.tensor.numel() / out;
    if (rank * (out + in) >= out * in)
        return false;
    const at::TensorOptions options = weight.tensor.options().requires_grad(false);
    for (const bool isA : {true, false}) {
        TrainedParameter factor = weight;
        factor.name += isA ? kA : kB;
        factor.tensor = isA ? at::empty({rank, in}, options) : at::zeros({out, rank}, options);
        factor.adapts = weight.name;
        factor.adapted = weight.tensor;
        parameters.push_back(std::move(factor));
    }
    return true;
}

Adapters::Adapter &Adapters::adapterOf(const TrainedParameter &parameter)
{
    for (Adapter &adapter : m_adapters)
        if (adapter.weightName == parameter.adapts)
            return adapter;
    return m_adapters.emplace_back(
        Adapter{parameter.adapts, parameter.adapted, parameter.adapted.detach().clone(), {}, {}});
}

void Adapters::follow(FreezePlan &plan)
{
    const at::NoGradGuard noGradient;
    for (Adapter &adapter : m_adapters)
        adapter.isTraining = false;
    for (TrainedParameter &parameter : plan.parameters) {
        if (parameter.adapts.empty())
            continue;
        Adapter &adapter = adapterOf(parameter);
        adapter.isTraining = true;
        const bool isA = parameter.name.ends_with(kA);
        at::Tensor &factor = isA ? adapter.a : adapter.b;
        if (!factor.defined())
            factor = isA ? randomA(parameter.tensor, m_seed, parameter.adapts) : at::zeros_like(parameter.tensor);
        parameter.tensor = factor;
    }
}

void Adapters::takeGradients()
{
    const at::NoGradGuard noGradient;
    for (Adapter &adapter : m_adapters) {
        at::Tensor &gradient = adapter.weight.mutable_grad();
        if (!gradient.defined())
            continue;
        const at::Tensor matrix = gradient.reshape({adapter.b.size(0), adapter.a.size(1)});
        adapter.a.mutable_grad() = at::matmul(adapter.b.t(), matrix).mul_(adapter.scale(m_alpha));
        adapter.b.mutable_grad() = at::matmul(matrix, adapter.a.t()).mul_(adapter.scale(m_alpha));
        gradient = at::Tensor();
    }
}

void Adapters::merge()
{
    const at::NoGradGuard noGradient;
    for (const Adapter &adapter : m_adapters) {
        if (!adapter.isTraining)
            continue;
        const at::Tensor change = at::matmul(adapter.b, adapter.a).mul_(adapter.scale(m_alpha));
        adapter.weight.copy_(change.view(adapter.weight.sizes()).add_(adapter.begin));
    }
}

std::vector<std::pair<std::string, at::Tensor>> Adapters::state() const
{
    std::vector<std::pair<std::string, at::Tensor>> out;
    for (const Adapter &adapter : m_adapters) {
        out.emplace_back(adapter.weightName + kA, adapter.a);
        out.emplace_back(adapter.weightName + kB, adapter.b);
    }
    return out;
}

} // namespace headstart::training
