// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_data.h"

#include "ui/plots/curve_style.h"

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kMarkerSize = 7;
constexpr double kBestSize = 12;

QCPGraph *makeGraph(QCustomPlot &plot)
{
    QCPGraph *graph = plot.addGraph();
    graph->setSelectable(QCP::stNone);
    return graph;
}

} // namespace

double xOf(const CurvePoint &point, CurveAxis axis)
{
    return axis == CurveAxis::Step ? point.step : axis == CurveAxis::Epoch ? point.epoch : point.seconds;
}

double ForgettingMean::add(double value)
{
    m_sum += m_weight * (value - m_sum);
    m_all += m_weight * (1 - m_all);
    return m_sum / m_all;
}

Curve::Curve(QCustomPlot &plot, const CurveSeries &series)
    : m_series(series), m_raw(makeGraph(plot)), m_smooth(makeGraph(plot)), m_markers(makeGraph(plot)),
      m_bestMark(makeGraph(plot))
{
    m_markers->setLineStyle(QCPGraph::lsNone);
    m_bestMark->setLineStyle(QCPGraph::lsNone);
}

void Curve::append(const QList<CurvePoint> &points)
{
    QVector<QCPGraphData> raw;
    QVector<QCPGraphData> smooth;
    raw.reserve(points.size());
    for (const CurvePoint &point : points) {
        if (!std::isfinite(point.value))
            continue;
        m_points.append(point);
        const double x = xOf(point, m_axis);
        raw.append({x, point.value});
        if (isSmoothed())
            smooth.append({x, m_mean.add(point.value)});
        m_lowest = std::min(m_lowest, point.value);
        m_highest = std::max(m_highest, point.value);
        if (point.value > 0)
            m_lowestPositive = std::min(m_lowestPositive, point.value);
    }
    m_raw->data()->add(raw, true);
    m_smooth->data()->add(smooth, true);
}

void Curve::setBest(const std::optional<CurvePoint> &best)
{
    m_best = best && std::isfinite(best->value) ? best : std::nullopt;
    m_bestMark->data()->clear();
    if (m_best)
        m_bestMark->data()->add({xOf(*m_best, m_axis), m_best->value});
}

void Curve::setXAxis(CurveAxis axis)
{
    m_axis = axis;
    fill();
    fillSmooth();
    setBest(m_best);
}

void Curve::setSmoothing(int points)
{
    m_smoothing = points;
    fillSmooth();
}

void Curve::fill()
{
    QVector<QCPGraphData> raw;
    raw.reserve(m_points.size());
    for (const CurvePoint &point : m_points)
        raw.append({xOf(point, m_axis), point.value});
    m_raw->data()->set(raw, true);
}

void Curve::fillSmooth()
{
    QVector<QCPGraphData> smooth;
    m_mean = ForgettingMean(m_smoothing);
    if (isSmoothed()) {
        smooth.reserve(m_points.size());
        for (const CurvePoint &point : m_points)
            smooth.append({xOf(point, m_axis), m_mean.add(point.value)});
    }
    m_smooth->data()->set(smooth, true);
}

/// Dashes and smooth edges cost time on a line that zigzags through every pixel, and show nothing there.
void Curve::prepare(const QCPRange &view, int pixels, const Colours &colours)
{
    constexpr int kDense = 2; // points a pixel
    const auto data = m_raw->data();
    const auto count = data->findEnd(view.upper) - data->findBegin(view.lower);
    const bool isDense = count > std::ptrdiff_t{kDense} * pixels;
    const QPen pen = penOf(m_series, colours);
    QPen rawPen = pen;
    if (isSmoothed() || isDense)
        rawPen = QPen(colourOf(m_series, colours), 1);
    if (isSmoothed()) {
        constexpr int kFaint = 80; // of 255
        QColor faint = rawPen.color();
        faint.setAlpha(kFaint);
        rawPen.setColor(faint);
    }
    m_raw->setPen(rawPen);
    m_raw->setAntialiased(!isDense);
    m_smooth->setPen(pen);
    m_smooth->setVisible(isSmoothed());
    prepareMarkers(view, colours);
    m_bestMark->setScatterStyle(QCPScatterStyle(bestPath(), QPen(colours.surface, 1), QBrush(colours.text), kBestSize));
}

/// On each point where there are few, else evenly over what is in view.
void Curve::prepareMarkers(const QCPRange &view, const Colours &colours)
{
    if (m_series.marker == CurveMarker::None)
        return;
    const auto source = isSmoothed() ? m_smooth->data() : m_raw->data();
    const auto begin = source->findBegin(view.lower, false);
    const auto end = source->findEnd(view.upper, false);
    constexpr std::ptrdiff_t kFew = 40;
    constexpr std::ptrdiff_t kShown = 12;
    const std::ptrdiff_t stride = end - begin <= kFew ? 1 : (end - begin) / kShown;
    // Places that stay with the points while the view moves.
    const std::ptrdiff_t offset = (stride - (begin - source->constBegin()) % stride) % stride;
    QVector<QCPGraphData> markers;
    for (std::ptrdiff_t i = offset; i < end - begin; i += stride)
        markers.append(*(begin + i));
    m_markers->data()->set(markers, true);
    const QColor colour = colourOf(m_series, colours);
    const QBrush brush = isFilled(m_series.marker) ? QBrush(colour) : QBrush(Qt::NoBrush);
    m_markers->setScatterStyle(QCPScatterStyle(markerPath(m_series.marker), QPen(colour), brush, kMarkerSize));
}

std::optional<CurvePoint> Curve::nearest(double x, double tolerance) const
{
    if (m_points.isEmpty())
        return std::nullopt;
    const auto isLess = [this](const CurvePoint &point, double wanted) { return xOf(point, m_axis) < wanted; };
    auto found = std::lower_bound(m_points.cbegin(), m_points.cend(), x, isLess);
    if (found == m_points.cend()
        || (found != m_points.cbegin() && x - xOf(*(found - 1), m_axis) < xOf(*found, m_axis) - x))
        --found;
    const QCPRange range = xRange();
    if (x < range.lower - tolerance || x > range.upper + tolerance)
        return std::nullopt;
    return *found;
}

std::optional<double> Curve::next(double x, double distance) const
{
    const auto isLess = [this](const CurvePoint &point, double wanted) { return xOf(point, m_axis) < wanted; };
    auto found = std::lower_bound(m_points.cbegin(), m_points.cend(), x + distance, isLess);
    if (distance < 0) {
        // The last one at or before it.
        if (found != m_points.cend() && xOf(*found, m_axis) == x + distance)
            return xOf(*found, m_axis);
        if (found == m_points.cbegin())
            return std::nullopt;
        return xOf(*(found - 1), m_axis);
    }
    if (found == m_points.cend())
        return std::nullopt;
    return xOf(*found, m_axis);
}

QCPRange Curve::xRange() const
{
    return {xOf(m_points.first(), m_axis), xOf(m_points.last(), m_axis)};
}

} // namespace headstart::ui
