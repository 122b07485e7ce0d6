// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace headstart::training {

/// Which learning rates of the head are tried, one a step, evenly in their logarithm. fastai's.
struct RateSweep {
    double lowest = 1e-7;
    double highest = 10;
    std::int64_t steps = 100;

    double rate(std::int64_t step) const; ///< of step 0 to steps - 1
};

/// A step.
struct RatePoint {
    double rate = 0;
    double loss = 0;
    double smoothed = 0; ///< the losses' exponential average, 0.98 of it the past, its beginning corrected
};

/// What a sweep found.
struct RateSearch {
    std::vector<RatePoint> points;
    std::optional<double> suggestion; ///< none where the loss did not fall
};

/// The points so far, and whether it makes sense to go on: a smoothed loss of four times the best ends a sweep.
class RateCurve {
public:
    const RatePoint &add(double rate, double loss);
    bool isOver() const { return m_isOver; }
    const std::vector<RatePoint> &points() const { return m_points; }

private:
    std::vector<RatePoint> m_points;
    double m_average = 0;
    double m_weight = 1; ///< of what was before the first loss, in the average
    double m_best = 0;
    bool m_isOver = false;
};

/// A rate in the middle of the longest valley, as fastai's "valley" finds it: of the points without the first tenth of
/// what was planned (the average has seen too little) and the last five (they rise), the longest row, gaps allowed, in
/// which each is lower than the one before; half of its length in. Nothing if fewer than three points fall.
std::optional<double> suggestedRate(const std::vector<RatePoint> &points, std::int64_t planned);

} // namespace headstart::training
