// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/stage_monitor.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::training {

namespace {

double normOf(const at::Tensor &values)
{
    return at::linalg_vector_norm(values, 2, std::nullopt, false, at::kDouble).item<double>();
}

/// Of both tensors piece by piece, each small enough to stay in the processor's cache: no second copy of a large tensor
/// is made.
template <class Norm>
double squaredNorm(const at::Tensor &now, const at::Tensor &begin, const Norm &norm)
{
    constexpr std::int64_t kPiece = std::int64_t{1} << 17; // values
    const std::int64_t rows = now.dim() == 0 ? 1 : now.size(0);
    const std::int64_t atOnce = std::max<std::int64_t>(1, kPiece * rows / std::max<std::int64_t>(1, now.numel()));
    if (atOnce >= rows)
        return std::pow(norm(now, begin), 2);
    double sum = 0;
    for (std::int64_t row = 0; row < rows; row += atOnce) {
        const std::int64_t end = std::min(row + atOnce, rows);
        sum += std::pow(norm(now.slice(0, row, end), begin.slice(0, row, end)), 2);
    }
    return sum;
}

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

StageMonitor::StageMonitor(const zoo::Network &network, const FreezePlan &plan)
{
    const at::NoGradGuard noGradient;
    std::vector<Watched> stages(network.stages().size());
    std::vector<double> squares(stages.size(), 0);
    const auto size = [](const at::Tensor &one, const at::Tensor &) { return normOf(one); };
    for (const TrainedParameter &parameter : plan.parameters) {
        const std::size_t stage = network.stageOf(parameter.name);
        const at::Tensor begin = parameter.tensor.detach().clone();
        squares[stage] += squaredNorm(begin, begin, size);
        stages[stage].parameters.push_back({parameter.tensor, begin});
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        stages[i].name = network.stages()[i].name;
        stages[i].beginNorm = std::sqrt(squares[i]);
        if (!stages[i].parameters.empty())
            m_stages.push_back(std::move(stages[i]));
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
        std::vector<at::Tensor> gradients;
        for (const Parameter &parameter : stage.parameters)
            if (parameter.now.grad().defined())
                gradients.push_back(parameter.now.grad());
        stage.isTraining = !gradients.empty();
        if (stage.isTraining)
            stage.gradientNorm = at::stack(at::_foreach_norm(gradients)).to(at::kDouble).norm().item<double>();
    }
}

std::vector<runs::StageRow> StageMonitor::rows(std::int64_t step) const
{
    const at::NoGradGuard noGradient;
    const auto distance = [](const at::Tensor &now, const at::Tensor &begin) { return normOf(now.sub(begin)); };
    std::vector<runs::StageRow> out;
    for (const Watched &stage : m_stages) {
        if (!stage.isTraining)
            continue;
        double squares = 0;
        for (const Parameter &parameter : stage.parameters)
            squares += squaredNorm(parameter.now, parameter.begin, distance);
        const double drift =
            stage.beginNorm > 0 ? std::sqrt(squares) / stage.beginNorm : std::numeric_limits<double>::quiet_NaN();
        out.push_back({step, stage.name, stage.gradientNorm, drift});
    }
    return out;
}

} // namespace headstart::training
