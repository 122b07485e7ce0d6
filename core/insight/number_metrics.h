// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace headstart::insight {

/// How well numbers are foretold.
struct NumberMetrics {
    std::int64_t n = 0;
    double meanSquaredError = 0; ///< NaN of none
    double pearson = 0;          ///< correlation, -1..1; NaN of fewer than two, and where either side is constant
    double spearman = 0;         ///< of the ranks, equal numbers share theirs; likewise
};

/// As many predictions as labels, all finite.
NumberMetrics numberMetricsOf(std::span<const double> labels, std::span<const double> predictions);

} // namespace headstart::insight
