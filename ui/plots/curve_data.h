// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"
#include "ui/plots/curve.h"

#include <qcustomplot.h>

#include <limits>
#include <optional>

namespace headstart::ui {

double xOf(const CurvePoint &point, CurveAxis axis);

/// A mean that forgets: the newest of n points weighs 2 / (n + 1), as each does of what is left. Its start is not
/// pulled to zero.
class ForgettingMean {
public:
    explicit ForgettingMean(int points) : m_weight(2.0 / (points + 1)) {}
    double add(double value);

private:
    double m_weight;
    double m_sum = 0;
    double m_all = 0;
};

/// One curve of a plot: its points, and the graphs that draw them.
class Curve {
public:
    Curve(QCustomPlot &plot, const CurveSeries &series);

    const CurveSeries &series() const { return m_series; }
    const QList<CurvePoint> &points() const { return m_points; }
    const std::optional<CurvePoint> &best() const { return m_best; }

    void append(const QList<CurvePoint> &points);
    void setBest(const std::optional<CurvePoint> &best);
    void setXAxis(CurveAxis axis);
    void setSmoothing(int points);
    /// Before each drawing: which markers are in view, and how fine the line may be.
    void prepare(const QCPRange &view, int pixels, const Colours &colours);

    /// The point whose x is nearest; nothing outside of the curve.
    std::optional<CurvePoint> nearest(double x, double tolerance) const;
    /// The x of the next point to the right (or left) that is at least so far away.
    std::optional<double> next(double x, double distance) const;

    QCPRange xRange() const; ///< of one that is not empty
    double lowest(bool positive) const { return positive ? m_lowestPositive : m_lowest; }
    double highest() const { return m_highest; }

private:
    void fill();
    void fillSmooth();
    bool isSmoothed() const { return m_series.isNoisy && m_smoothing > 1; }
    void prepareMarkers(const QCPRange &view, const Colours &colours);

    CurveSeries m_series;
    QList<CurvePoint> m_points;
    std::optional<CurvePoint> m_best;
    CurveAxis m_axis = CurveAxis::Step;
    int m_smoothing = 1;
    ForgettingMean m_mean{1};
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_lowestPositive = std::numeric_limits<double>::infinity();
    double m_highest = -std::numeric_limits<double>::infinity();

    // The plot owns them.
    QCPGraph *m_raw;
    QCPGraph *m_smooth;
    QCPGraph *m_markers;
    QCPGraph *m_bestMark;
};

} // namespace headstart::ui
