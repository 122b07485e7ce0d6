// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/averaged_weights.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_lerp.h>

#include <algorithm>

namespace headstart::training {

AveragedWeights::AveragedWeights(double decay, const std::vector<TrainedParameter> &parameters) : m_decay(decay)
{
    if (decay == 0)
        return;
    for (const TrainedParameter &parameter : parameters) {
        m_names.push_back(parameter.name);
        m_parameters.push_back(parameter.tensor.detach()); // shares memory
        m_averages.push_back(parameter.tensor.detach().clone());
    }
}

void AveragedWeights::step(std::int64_t number)
{
    if (m_averages.empty())
        return;
    const at::NoGradGuard noGradient;
    const auto t = static_cast<double>(number);
    at::_foreach_lerp_(m_averages, m_parameters, 1 - std::min(m_decay, (1 + t) / (10 + t)));
}

std::vector<std::pair<std::string, at::Tensor>> AveragedWeights::state() const
{
    std::vector<std::pair<std::string, at::Tensor>> out;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        out.emplace_back(m_names[i], m_averages[i]);
    return out;
}

AveragedWeights::Shown::Shown(const AveragedWeights &average) : m_average(average)
{
    const at::NoGradGuard noGradient;
    for (std::size_t i = 0; i < average.m_parameters.size(); ++i) {
        m_values.push_back(average.m_parameters[i].clone());
        average.m_parameters[i].copy_(average.m_averages[i]);
    }
}

AveragedWeights::Shown::~Shown()
{
    const at::NoGradGuard noGradient;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_average.m_parameters[i].copy_(m_values[i]);
}

} // namespace headstart::training
