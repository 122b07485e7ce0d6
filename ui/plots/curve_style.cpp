// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_style.h"

#include <QPainter>

namespace headstart::ui {

namespace {

constexpr double kLineWidth = 1.6;
constexpr double kHalf = 3; // of a marker

QPainterPath polygon(const QList<QPointF> &corners)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(corners));
    path.closeSubpath();
    return path;
}

QPainterPath strokes(const QPointF &from, const QPointF &to)
{
    QPainterPath path(from);
    path.lineTo(to);
    path.moveTo(QPointF(from.y(), -from.x())); // the same, turned by 90 degrees
    path.lineTo(QPointF(to.y(), -to.x()));
    return path;
}

} // namespace

CurveSeries seriesOfRun(const QString &name, std::size_t index)
{
    constexpr CurveDash kDashes[] = {CurveDash::Solid, CurveDash::Dashed, CurveDash::Dotted, CurveDash::DashDotted};
    constexpr CurveMarker kMarkers[] = {CurveMarker::Circle, CurveMarker::Square, CurveMarker::Triangle,
                                        CurveMarker::Cross,  CurveMarker::Plus,   CurveMarker::TriangleDown};
    const std::size_t colour = index % std::size(kMarkers);
    const std::size_t round = index / std::size(kMarkers);
    return {name, colour, kDashes[round % std::size(kDashes)], kMarkers[colour], false};
}

QColor colourOf(const CurveSeries &series, const Colours &colours)
{
    return colours.runs[series.colour % colours.runs.size()];
}

QPen penOf(const CurveSeries &series, const Colours &colours)
{
    QPen pen(colourOf(series, colours), kLineWidth);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (series.dash) {
    case CurveDash::Solid:
        break;
    case CurveDash::Dashed:
        pen.setDashPattern({5, 3});
        break;
    case CurveDash::Dotted:
        pen.setDashPattern({1.5, 2.5});
        break;
    case CurveDash::DashDotted:
        pen.setDashPattern({6, 2.5, 1.5, 2.5});
        break;
    }
    return pen;
}

QPainterPath markerPath(CurveMarker marker)
{
    QPainterPath path;
    switch (marker) {
    case CurveMarker::None:
        return path;
    case CurveMarker::Circle:
        path.addEllipse(QPointF(), kHalf, kHalf);
        return path;
    case CurveMarker::Square:
        path.addRect(-kHalf, -kHalf, 2 * kHalf, 2 * kHalf);
        return path;
    case CurveMarker::Triangle:
        return polygon({{-kHalf, kHalf}, {0, -kHalf}, {kHalf, kHalf}});
    case CurveMarker::TriangleDown:
        return polygon({{-kHalf, -kHalf}, {0, kHalf}, {kHalf, -kHalf}});
    case CurveMarker::Cross:
        return strokes({-kHalf, -kHalf}, {kHalf, kHalf});
    case CurveMarker::Plus:
        return strokes({-kHalf, 0}, {kHalf, 0});
    }
    return path;
}

QPainterPath bestPath()
{
    return polygon({{-kHalf, 0}, {0, -kHalf}, {kHalf, 0}, {0, kHalf}});
}

bool isFilled(CurveMarker marker)
{
    return marker != CurveMarker::None && marker != CurveMarker::Cross && marker != CurveMarker::Plus;
}

void drawSwatch(QPainter &painter, const QRectF &place, const CurveSeries &series, const Colours &colours)
{
    const QColor colour = colourOf(series, colours);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(penOf(series, colours));
    painter.drawLine(QLineF(place.left(), place.center().y(), place.right(), place.center().y()));
    painter.translate(place.center());
    painter.setPen(QPen(colour, kLineWidth));
    painter.setBrush(isFilled(series.marker) ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(markerPath(series.marker));
    painter.restore();
}

} // namespace headstart::ui
