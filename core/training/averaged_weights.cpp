// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/averaged_weights.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_lerp.h>

#include <algorithm>
#include <map>

namespace headstart::training {

AveragedWeights::AveragedWeights(double decay) : m_decay(decay)
{}

void AveragedWeights::setTensors(const zoo::NamedTensors &tensors)
{
    if (m_decay == 0)
        return;
    std::map<std::string, at::Tensor> known;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        known[m_names[i]] = m_averages[i];
    m_names.clear();
    m_values.clear();
    m_averages.clear();
    for (const zoo::NamedTensor &named : tensors) {
        const auto before = known.find(named.name);
        m_names.push_back(named.name);
        m_values.push_back(named.tensor.detach()); // shares memory
        m_averages.push_back(before != known.end() ? before->second : named.tensor.detach().clone());
    }
}

void AveragedWeights::step(std::int64_t number)
{
    if (m_averages.empty())
        return;
    const at::NoGradGuard noGradient;
    const auto t = static_cast<double>(number);
    at::_foreach_lerp_(m_averages, m_values, 1 - std::min(m_decay, (1 + t) / (10 + t)));
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
    for (std::size_t i = 0; i < average.m_values.size(); ++i) {
        m_hidden.push_back(average.m_values[i].clone());
        average.m_values[i].copy_(average.m_averages[i]);
    }
}

AveragedWeights::Shown::~Shown()
{
    const at::NoGradGuard noGradient;
    for (std::size_t i = 0; i < m_hidden.size(); ++i)
        m_average.m_values[i].copy_(m_hidden[i]);
}

} // namespace headstart::training
