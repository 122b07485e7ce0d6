// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/number_metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace headstart::insight {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double pearsonOf(std::span<const double> x, std::span<const double> y)
{
    const auto isConstant = [](std::span<const double> values) {
        return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
    };
    if (x.size() < 2 || isConstant(x) || isConstant(y))
        return kNone;
    const double meanX = meanOf(x);
    const double meanY = meanOf(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - meanX;
        const double dy = y[i] - meanY;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return std::clamp(xy / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0);
}

/// From 1; equal values have the mean of their places.
std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> out(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        const double rank = static_cast<double>(begin + end + 1) / 2;
        for (; begin < end; ++begin)
            out[order[begin]] = rank;
    }
    return out;
}

} // namespace

NumberMetrics numberMetricsOf(std::span<const double> labels, std::span<const double> predictions)
{
    assert(labels.size() == predictions.size());
    NumberMetrics out;
    out.n = static_cast<std::int64_t>(labels.size());
    double squares = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        squares += (labels[i] - predictions[i]) * (labels[i] - predictions[i]);
    out.meanSquaredError = labels.empty() ? kNone : squares / static_cast<double>(labels.size());
    out.pearson = pearsonOf(labels, predictions);
    out.spearman = pearsonOf(ranksOf(labels), ranksOf(predictions));
    return out;
}

} // namespace headstart::insight
