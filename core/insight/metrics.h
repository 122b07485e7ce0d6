// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace headstart::insight {

struct Interval {
    double low = 0;
    double high = 0;
};

/// Wilson's 95 % interval of a share (Wilson 1927): `count` of `all`.
Interval wilson95(double count, double all);

struct ClassMetrics {
    std::int64_t support = 0; ///< samples of this class
    double precision = 0;     ///< NaN where nothing was called so
    double recall = 0;        ///< NaN where there is no such sample
    double f1 = 0;
};

/// How well predictions meet the labels. Fractions, never percentages.
struct Metrics {
    std::int64_t n = 0;
    double accuracy = 0;
    Interval ci95;      ///< of the accuracy
    double loss = 0;    ///< mean cross-entropy
    double macroF1 = 0; ///< mean of the F1 of classes that occur among labels or predictions; NaN of no sample
    double binaryF1 =
        0; ///< of the second of two classes, 0 where it does not occur; NaN of any other number of classes
    double matthews = 0; ///< Matthews' correlation, of any number of classes (Gorodkin 2004); 0 where it is undefined
    std::vector<ClassMetrics> classes;
    std::vector<std::vector<std::int64_t>> confusion; ///< [label][prediction]
};

/// One sample: its label and a probability for each class, of which the largest (the first of equals) is the
/// prediction.
struct Judged {
    std::size_t label = 0;
    std::span<const float> probabilities;
};

/// No torch, so that a store's predictions can be judged without an engine.
Metrics metricsOf(std::span<const Judged> samples, std::size_t classes);

} // namespace headstart::insight
