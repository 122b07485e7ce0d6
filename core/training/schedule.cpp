// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace headstart::training {

namespace {

/// From `from` at 0 to `to` at 1, along half a cosine.
double annealed(double from, double to, double share)
{
    return to + (from - to) * (1 + std::cos(std::numbers::pi * share)) / 2;
}

double oneCycle(const ScheduleConfig &config, std::int64_t step, std::int64_t steps)
{
    const double first = 1 / config.startDivisor;
    const double last = first / config.endDivisor;
    const double peak = config.peak * static_cast<double>(steps) - 1;
    const double end = static_cast<double>(steps) - 1;
    const auto now = static_cast<double>(step);
    if (now <= peak)
        return peak > 0 ? annealed(first, 1, now / peak) : 1;
    return annealed(1, last, std::min((now - peak) / std::max(end - peak, 1.0), 1.0));
}

} // namespace

double rateFactor(const ScheduleConfig &config, std::int64_t step, std::int64_t steps, std::int64_t stepsPerEpoch)
{
    if (config.kind == "one_cycle")
        return oneCycle(config, step, steps);
    const auto warmup = static_cast<std::int64_t>(std::lround(config.warmup * static_cast<double>(steps)));
    if (step < warmup)
        return static_cast<double>(step + 1) / static_cast<double>(warmup);
    const double share =
        static_cast<double>(step - warmup) / static_cast<double>(std::max<std::int64_t>(steps - warmup, 1));
    if (config.kind == "cosine")
        return annealed(1, 0, share);
    if (config.kind == "linear")
        return 1 - share;
    if (config.kind == "step")
        return std::pow(config.stepFactor, static_cast<double>(step / stepsPerEpoch / config.stepEpochs));
    return 1;
}

} // namespace headstart::training
