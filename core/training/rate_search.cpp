// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_search.h"

#include <algorithm>
#include <cmath>

namespace headstart::training {

double RateSweep::rate(std::int64_t step) const
{
    const double share = steps > 1 ? static_cast<double>(step) / static_cast<double>(steps - 1) : 0;
    return lowest * std::pow(highest / lowest, share);
}

const RatePoint &RateCurve::add(double rate, double loss)
{
    constexpr double kPast = 0.98;
    constexpr double kTooMuch = 4;
    m_average = kPast * m_average + (1 - kPast) * loss;
    m_weight *= kPast;
    const double smoothed = m_average / (1 - m_weight);
    m_best = m_points.empty() ? smoothed : std::min(m_best, smoothed);
    m_isOver = smoothed > kTooMuch * m_best;
    return m_points.emplace_back(RatePoint{rate, loss, smoothed});
}

std::optional<double> suggestedRate(const std::vector<RatePoint> &points, std::int64_t planned)
{
    constexpr std::size_t kEnd = 5;
    constexpr std::size_t kLeast = 3;
    const auto first = static_cast<std::size_t>(planned / 10);
    if (points.size() < first + kEnd + kLeast)
        return std::nullopt;
    const std::size_t end = points.size() - kEnd;
    std::vector<std::size_t> lengths(end, 1); // of the longest fall that ends in this point
    std::size_t lowest = first;
    for (std::size_t i = first; i < end; ++i) {
        for (std::size_t j = first; j < i; ++j)
            if (points[i].smoothed < points[j].smoothed)
                lengths[i] = std::max(lengths[i], lengths[j] + 1);
        if (lengths[i] > lengths[lowest])
            lowest = i;
    }
    const std::size_t length = lengths[lowest];
    if (length < kLeast)
        return std::nullopt;
    return points[lowest - length + length / 3 + length / 6].rate;
}

} // namespace headstart::training
