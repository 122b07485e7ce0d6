// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_parts.h"

#include "ui/common/words.h"
#include "ui/plots/plot_ticks.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr std::chrono::milliseconds kDescribeAfter(300);
constexpr double kNotLogarithmic = 0.05; // of the height, above and below
constexpr double kAFactor = 1.15;        // likewise, on a logarithmic axis

} // namespace

CurvePlot::Parts::Parts(CurvePlot &owner, const QString &title, bool shares)
    : areShares(shares), canvas(makeCanvas(owner)), legend(new CurveLegend(canvas)), cursor(new PlotCursor(canvas))
{
    canvas->setPlottingHint(QCP::phFastPolylines);
    canvas->setNoAntialiasingOnDrag(true);
    describing.setSingleShot(true);
    describing.setInterval(kDescribeAfter);
    legend->setTitle(title);
    canvas->setAccessibleName(title);
    canvas->plotLayout()->addElement(0, 0, legend);
    cursor->setLayer(QStringLiteral("overlay"));
    setTicks();
}

void CurvePlot::Parts::setTicks()
{
    canvas->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new XTicks(axis)));
    canvas->xAxis->setLabel(axis == CurveAxis::Step    ? CurvePlot::tr("step")
                            : axis == CurveAxis::Epoch ? CurvePlot::tr("epoch")
                                                       : CurvePlot::tr("time of training"));
    canvas->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new YTicks(areShares, isLogarithmic)));
    isFitting = true; // a logarithmic axis leaves what is not positive
    canvas->yAxis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    isFitting = false;
}

void CurvePlot::Parts::setColours(const Colours &colours)
{
    setCanvasColours(*canvas, colours);
    legend->setColours(colours);
    cursor->setColours(colours);
}

void CurvePlot::Parts::updateLegend()
{
    QList<CurveSeries> series;
    bool hasBest = false;
    for (const Curve &one : curves) {
        series += one.series();
        hasBest = hasBest || one.best();
    }
    legend->setSeries(series, hasBest);
}

void CurvePlot::Parts::prepare(const Colours &colours)
{
    if (follows)
        fit();
    constexpr int kApart = 32; // pixels between two marks
    constexpr int kMost = 5;
    canvas->yAxis->ticker()->setTickCount(std::clamp(canvas->axisRect()->height() / kApart, 2, kMost));
    for (Curve &one : curves)
        one.prepare(canvas->xAxis->range(), std::max(1, canvas->axisRect()->width()), colours);
}

void CurvePlot::Parts::fit()
{
    isFitting = true;
    canvas->xAxis->setRange(rangeOfX());
    canvas->yAxis->setRange(rangeOfY());
    isFitting = false;
}

// Plain numbers until there is a range: QCPRange turns one around that ends before it begins.

QCPRange CurvePlot::Parts::rangeOfX() const
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = 0;
    for (const Curve &one : curves) {
        if (one.points().isEmpty())
            continue;
        const QCPRange own = one.xRange();
        lower = std::min(lower, own.lower);
        upper = std::max(upper, own.upper);
    }
    if (!std::isfinite(lower))
        return {0, 1};
    constexpr double kMargin = 0.02;
    const double margin = upper > lower ? kMargin * (upper - lower) : 1;
    return {std::max(lower - margin, std::min(0.0, lower)), upper + margin};
}

QCPRange CurvePlot::Parts::rangeOfY() const
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = -std::numeric_limits<double>::infinity();
    for (const Curve &one : curves) {
        lower = std::min(lower, one.lowest(isLogarithmic));
        upper = std::max(upper, one.highest());
    }
    if (!std::isfinite(lower) || upper < lower)
        return isLogarithmic ? QCPRange(0.1, 1) : QCPRange(0, 1);
    if (isLogarithmic)
        return {lower / kAFactor, upper * kAFactor};
    const double height = upper > lower ? upper - lower : std::max(std::fabs(upper), 1e-3);
    const double margin = kNotLogarithmic * height;
    return {lower - margin, upper + margin};
}

void CurvePlot::Parts::zoom(double factor)
{
    const double centre = cursor->x().value_or(canvas->xAxis->range().center());
    canvas->xAxis->scaleRange(factor, centre);
    canvas->replot(QCustomPlot::rpQueuedReplot);
}

/// A hundredth of the view (a tenth), or the next point where there are fewer. The cursor pushes the view before it.
std::optional<double> CurvePlot::Parts::nextX(bool right, bool far) const
{
    const QCPRange view = canvas->xAxis->range();
    constexpr double kNearShare = 0.01;
    constexpr double kFarShare = 0.1;
    const double distance = (right ? 1 : -1) * view.size() * (far ? kFarShare : kNearShare);
    const double from = cursor->x().value_or(right ? view.lower : view.upper);
    std::optional<double> out;
    for (const Curve &one : curves) {
        const auto x = one.next(from, distance);
        if (x && (!out || (right ? *x < *out : *x > *out)))
            out = x;
    }
    if (out && !view.contains(*out)) {
        canvas->xAxis->moveRange(*out - (right ? view.upper : view.lower));
        canvas->replot(QCustomPlot::rpQueuedReplot);
    }
    return out;
}

QString CurvePlot::Parts::valueText(double value) const
{
    return areShares ? percent(value) : significant(value);
}

QString CurvePlot::Parts::where(double x) const
{
    switch (axis) {
    case CurveAxis::Step:
        return CurvePlot::tr("step %1").arg(grouped(std::llround(x)));
    case CurveAxis::Epoch: {
        const bool isWhole = std::fabs(x - std::round(x)) < 1e-6;
        return CurvePlot::tr("epoch %1").arg(canvas->locale().toString(x, 'f', isWhole ? 0 : 2));
    }
    case CurveAxis::Time:
        return duration(std::max(0.0, x));
    }
    return {};
}

} // namespace headstart::ui
