// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/run_curves.h"

#include <algorithm>

namespace headstart::ui {

RunPoints RunCurves::add(std::span<const runs::StepRow> steps)
{
    RunPoints out;
    out.trainLoss.reserve(static_cast<qsizetype>(steps.size()));
    for (const runs::StepRow &row : steps) {
        if (row.step <= m_lastStep)
            continue;
        m_lastStep = row.step;
        m_epochSeconds += row.seconds;
        const double epoch = m_stepsPerEpoch > 0 ? static_cast<double>(row.step) / static_cast<double>(m_stepsPerEpoch)
                                                 : static_cast<double>(row.epoch);
        out.trainLoss.append({static_cast<double>(row.step), epoch, m_doneSeconds + m_epochSeconds, row.loss});
    }
    return out;
}

RunPoints RunCurves::add(const runs::EpochRow &epoch)
{
    RunPoints out;
    if (epoch.epoch <= m_lastEpoch)
        return out;
    m_lastEpoch = epoch.epoch;
    m_doneSeconds += epoch.seconds;
    m_epochSeconds = 0;
    if (m_stepsPerEpoch == 0 && epoch.epoch > 0)
        m_stepsPerEpoch = epoch.step / epoch.epoch;
    if (epoch.isBest) {
        m_best = epoch;
        m_bestSeconds = m_doneSeconds;
    }
    out.validationLoss.append(pointOf(epoch, epoch.validationLoss));
    out.trainAccuracy.append(pointOf(epoch, epoch.trainAccuracy));
    out.validationAccuracy.append(pointOf(epoch, epoch.validationAccuracy));
    return out;
}

RunPoints RunCurves::add(std::span<const runs::StepRow> steps, std::span<const runs::EpochRow> epochs)
{
    if (m_stepsPerEpoch == 0 && !epochs.empty() && epochs.front().epoch > 0)
        m_stepsPerEpoch = epochs.front().step / epochs.front().epoch;
    RunPoints out;
    out.trainLoss.reserve(static_cast<qsizetype>(steps.size()));
    for (const runs::EpochRow &epoch : epochs) {
        const auto isLater = [&](const runs::StepRow &row) { return row.step > epoch.step; };
        const auto end = std::find_if(steps.begin(), steps.end(), isLater);
        const auto count = static_cast<std::size_t>(end - steps.begin());
        out.trainLoss += add(steps.first(count)).trainLoss;
        steps = steps.subspan(count);
        const RunPoints ended = add(epoch);
        out.validationLoss += ended.validationLoss;
        out.trainAccuracy += ended.trainAccuracy;
        out.validationAccuracy += ended.validationAccuracy;
    }
    RunPoints rest = add(steps);
    if (out.trainLoss.isEmpty())
        out.trainLoss.swap(rest.trainLoss); // a million points are not copied
    else
        out.trainLoss += rest.trainLoss;
    return out;
}

CurvePoint RunCurves::pointOf(const runs::EpochRow &epoch, double value) const
{
    return {static_cast<double>(epoch.step), static_cast<double>(epoch.epoch), m_doneSeconds, value};
}

std::optional<CurvePoint> RunCurves::bestLoss() const
{
    if (!m_best)
        return std::nullopt;
    return CurvePoint{static_cast<double>(m_best->step), static_cast<double>(m_best->epoch), m_bestSeconds,
                      m_best->validationLoss};
}

std::optional<CurvePoint> RunCurves::bestAccuracy() const
{
    auto out = bestLoss();
    if (out)
        out->value = m_best->validationAccuracy;
    return out;
}

} // namespace headstart::ui
