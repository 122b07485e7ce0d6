// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::insight {

namespace {

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                     : std::numeric_limits<double>::quiet_NaN();
}

ClassMetrics classMetrics(const std::vector<std::vector<std::int64_t>> &confusion, std::size_t index)
{
    ClassMetrics out;
    std::int64_t called = 0;
    for (std::size_t other = 0; other < confusion.size(); ++other) {
        out.support += confusion[index][other];
        called += confusion[other][index];
    }
    const std::int64_t right = confusion[index][index];
    out.precision = share(right, called);
    out.recall = share(right, out.support);
    out.f1 = share(2 * right, called + out.support);
    return out;
}

double macroF1(const std::vector<ClassMetrics> &classes)
{
    double sum = 0;
    double occurring = 0;
    for (const ClassMetrics &one : classes)
        if (!std::isnan(one.f1)) {
            sum += one.f1;
            ++occurring;
        }
    return occurring > 0 ? sum / occurring : std::numeric_limits<double>::quiet_NaN();
}

double binaryF1(const std::vector<ClassMetrics> &classes)
{
    if (classes.size() != 2)
        return std::numeric_limits<double>::quiet_NaN();
    return std::isnan(classes[1].f1) ? 0 : classes[1].f1;
}

/// Counts are whole, and their products below 2^63: there are fewer than 3 thousand million samples.
double matthews(const Metrics &metrics)
{
    std::int64_t right = 0;
    std::int64_t both = 0;
    std::int64_t labels = 0;
    std::int64_t guesses = 0;
    for (std::size_t i = 0; i < metrics.confusion.size(); ++i) {
        const std::int64_t support = metrics.classes[i].support;
        std::int64_t called = 0;
        for (const auto &row : metrics.confusion)
            called += row[i];
        right += metrics.confusion[i][i];
        both += support * called;
        labels += support * support;
        guesses += called * called;
    }
    const std::int64_t all = metrics.n * metrics.n;
    const double spread = std::sqrt(static_cast<double>(all - labels)) * std::sqrt(static_cast<double>(all - guesses));
    return spread > 0 ? static_cast<double>(right * metrics.n - both) / spread : 0;
}

} // namespace

Interval wilson95(double count, double all)
{
    constexpr double kZ = 1.959963984540054; // the normal distribution's 97.5 % quantile
    if (all <= 0)
        return {0, 1};
    const double p = count / all;
    const double z2 = kZ * kZ / all;
    const double middle = (p + z2 / 2) / (1 + z2);
    const double half = kZ * std::sqrt(p * (1 - p) / all + z2 / (4 * all)) / (1 + z2);
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Metrics metricsOf(std::span<const Judged> samples, std::size_t classes)
{
    Metrics out;
    out.n = static_cast<std::int64_t>(samples.size());
    out.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    std::int64_t right = 0;
    for (const Judged &sample : samples) {
        const auto best = std::max_element(sample.probabilities.begin(), sample.probabilities.end());
        const auto guess = static_cast<std::size_t>(best - sample.probabilities.begin());
        ++out.confusion[sample.label][guess];
        right += guess == sample.label ? 1 : 0;
        const auto probability = static_cast<double>(sample.probabilities[sample.label]);
        out.loss -= std::log(std::max(probability, static_cast<double>(std::numeric_limits<float>::min())));
    }
    out.loss /= static_cast<double>(samples.size());
    out.accuracy = share(right, out.n);
    out.ci95 = wilson95(static_cast<double>(right), static_cast<double>(out.n));
    for (std::size_t i = 0; i < classes; ++i)
        out.classes.push_back(classMetrics(out.confusion, i));
    out.macroF1 = macroF1(out.classes);
    out.binaryF1 = binaryF1(out.classes);
    out.matthews = matthews(out);
    return out;
}

} // namespace headstart::insight
