// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/stage_monitor.h"

#include "core/training/norms.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::training {

namespace {

/// One in `apart` of the first `count` numbers, half as many of as many again, and so on: few, however many there are.
bool isRegular(std::int64_t number, std::int64_t apart, std::int64_t count)
{
    for (; number > count; count *= 2)
        apart *= 2;
    return number % apart == 0;
}

} // namespace

std::vector<std::string> stagesWithParameters(const zoo::Network &network)
{
    std::vector<char> has(network.stages().size(), 0);
    for (const zoo::NamedTensor &named : network.tensors())
        if (named.isParameter)
            has[network.stageOf(named.name)] = 1;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < has.size(); ++i)
        if (has[i] != 0)
            out.push_back(network.stages()[i].name);
    return out;
}

void StageMonitor::watch(const zoo::Network &network, const FreezePlan &plan)
{
    const at::NoGradGuard noGradient;
    m_stages.resize(network.stages().size());
    for (const TrainedParameter &parameter : plan.parameters) {
        const std::size_t place = network.stageOf(parameter.movedName());
        Watched &stage = m_stages[place];
        stage.name = network.stages()[place].name;
        const bool isKnown = std::any_of(stage.parameters.begin(), stage.parameters.end(),
                                         [&](const Parameter &known) { return known.name == parameter.movedName(); });
        if (isKnown)
            continue;
        const at::Tensor begin = parameter.moved().detach().clone();
        stage.beginSquare += squaredNorm(begin);
        stage.parameters.push_back({parameter.movedName(), parameter.moved(), begin});
    }
}

bool StageMonitor::isDue(std::int64_t step, std::int64_t stepsPerEpoch)
{
    constexpr std::int64_t kSteps = 500;
    constexpr std::int64_t kStepsApart = 10;
    constexpr std::int64_t kEpochs = 100;
    const bool endsEpoch = step % stepsPerEpoch == 0;
    return step == 1 || isRegular(step, kStepsApart, kSteps)
           || (endsEpoch && isRegular(step / stepsPerEpoch, 1, kEpochs));
}

void StageMonitor::takeGradients()
{
    const at::NoGradGuard noGradient;
    for (Watched &stage : m_stages) {
        double squares = 0;
        stage.isTraining = false;
        for (const Parameter &parameter : stage.parameters)
            if (parameter.now.grad().defined()) {
                stage.isTraining = true;
                squares += squaredNorm(parameter.now.grad());
            }
        stage.gradientNorm = std::sqrt(squares);
    }
}

std::vector<runs::StageRow> StageMonitor::rows(std::int64_t step) const
{
    const at::NoGradGuard noGradient;
    std::vector<runs::StageRow> out;
    for (const Watched &stage : m_stages) {
        if (!stage.isTraining)
            continue;
        double squares = 0;
        for (const Parameter &parameter : stage.parameters)
            squares += squaredDistance(parameter.now, parameter.begin);
        const double drift =
            stage.beginSquare > 0 ? std::sqrt(squares / stage.beginSquare) : std::numeric_limits<double>::quiet_NaN();
        out.push_back({step, stage.name, stage.gradientNorm, drift});
    }
    return out;
}

} // namespace headstart::training
