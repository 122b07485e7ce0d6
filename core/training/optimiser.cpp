// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimiser.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/_fused_sgd.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace headstart::training {

Optimiser::Optimiser(const OptimiserConfig &config, const std::vector<TrainedParameter> &parameters,
                     std::int64_t stepsToJoin)
    : m_config(config)
{
    setParameters(parameters, stepsToJoin);
}

void Optimiser::setParameters(const std::vector<TrainedParameter> &parameters, std::int64_t stepsToJoin)
{
    struct Known {
        std::int64_t begin = 0;
        at::Tensor first;
        at::Tensor second;
    };
    std::map<std::string, Known> known;
    for (const Group &group : m_groups)
        for (std::size_t i = 0; i < group.names.size() && group.begin < m_steps; ++i)
            known[group.names[i]] = {group.begin, group.first.empty() ? at::Tensor() : group.first[i],
                                     group.second.empty() ? at::Tensor() : group.second[i]};
    m_groups.clear();
    const bool isAdam = m_config.kind != "sgd";
    for (const TrainedParameter &parameter : parameters) {
        const auto before = known.find(parameter.name);
        const bool isKnown = before != known.end();
        Group &group =
            groupOf(parameter, isKnown ? before->second.begin : std::max(parameter.rung * stepsToJoin, m_steps));
        group.names.push_back(parameter.name);
        group.parameters.push_back(parameter.tensor);
        if (isAdam || m_config.momentum > 0)
            group.first.push_back(isKnown ? before->second.first : at::zeros_like(parameter.tensor.detach()));
        if (isAdam) {
            group.second.push_back(isKnown ? before->second.second : at::zeros_like(parameter.tensor.detach()));
            group.counts.push_back(at::zeros({}, parameter.tensor.options().dtype(at::kFloat).requires_grad(false)));
        }
    }
}

Optimiser::Group &Optimiser::groupOf(const TrainedParameter &parameter, std::int64_t begin)
{
    const bool decays = m_config.decayAll || !parameter.isNormOrBias;
    const double weightDecay = decays ? m_config.weightDecay : 0;
    const double factor = parameter.isHead ? 1 : std::pow(m_config.stageDecay, parameter.depth);
    for (Group &group : m_groups)
        if (group.isHead == parameter.isHead && group.weightDecay == weightDecay && group.rateFactor == factor
            && group.begin == begin)
            return group;
    return m_groups.emplace_back(Group{parameter.isHead, weightDecay, factor, begin, {}, {}, {}, {}, {}});
}

void Optimiser::step(double headRate, double backboneRate)
{
    const at::NoGradGuard noGradient;
    for (Group &group : m_groups) {
        if (m_steps < group.begin)
            continue;
        std::vector<at::Tensor> gradients;
        for (const at::Tensor &parameter : group.parameters)
            gradients.push_back(parameter.grad());
        const double rate = group.isHead ? headRate : backboneRate * group.rateFactor;
        if (m_config.kind == "sgd")
            stepSgd(group, gradients, rate);
        else
            stepAdam(group, gradients, rate);
    }
    ++m_steps;
}

void Optimiser::stepSgd(Group &group, const std::vector<at::Tensor> &gradients, double rate) const
{
    constexpr double kDampening = 0;
    constexpr bool kMaximise = false;
    at::_fused_sgd_(group.parameters, gradients, group.first, group.weightDecay, m_config.momentum, rate, kDampening,
                    m_config.nesterov && m_config.momentum > 0, kMaximise, m_steps == group.begin);
}

void Optimiser::stepAdam(Group &group, const std::vector<at::Tensor> &gradients, double rate) const
{
    constexpr bool kAmsgrad = false;
    constexpr bool kMaximise = false;
    for (const at::Tensor &count : group.counts)
        count.fill_(m_steps - group.begin + 1);
    if (m_config.kind == "adamw")
        at::_fused_adamw_(group.parameters, gradients, group.first, group.second, {}, group.counts, rate,
                          m_config.beta1, m_config.beta2, group.weightDecay, m_config.epsilon, kAmsgrad, kMaximise);
    else
        at::_fused_adam_(group.parameters, gradients, group.first, group.second, {}, group.counts, rate, m_config.beta1,
                         m_config.beta2, group.weightDecay, m_config.epsilon, kAmsgrad, kMaximise);
}

std::vector<std::pair<std::string, at::Tensor>> Optimiser::state() const
{
    std::vector<std::pair<std::string, at::Tensor>> out;
    for (const Group &group : m_groups)
        for (std::size_t i = 0; i < group.names.size(); ++i) {
            if (!group.first.empty())
                out.emplace_back("first." + group.names[i], group.first[i]);
            if (!group.second.empty())
                out.emplace_back("second." + group.names[i], group.second[i]);
        }
    return out;
}

void Optimiser::setSteps(std::int64_t steps)
{
    m_steps = steps;
}

} // namespace headstart::training
