// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/scatter_mark.h"

#include "ui/plots/curve_style.h"

#include <QPainter>

namespace headstart::ui {

namespace {

constexpr double kMarkScale = 1.5;
constexpr double kLineWidth = 1.4;

/// The colour, or as much darker (on a dark ground lighter) as it takes to stand out.
QColor standingOut(QColor colour, const QColor &ground)
{
    constexpr double kPart = 3; // WCAG 2.1, 1.4.11
    constexpr int kDarker = 110;
    const bool isLightGround = ground.lightnessF() > 0.5;
    while (contrast(colour, ground) < kPart)
        colour = isLightGround ? colour.darker(kDarker) : colour.lighter(kDarker);
    return colour;
}

} // namespace

ScatterMark markOf(int group, const Colours &colours)
{
    constexpr CurveMarker kMarkers[] = {CurveMarker::Circle,       CurveMarker::Square, CurveMarker::Triangle,
                                        CurveMarker::TriangleDown, CurveMarker::Cross,  CurveMarker::Plus};
    const auto number = static_cast<std::size_t>(group);
    const std::size_t round = number / colours.runs.size();
    const QColor colour = colours.runs[number % colours.runs.size()];
    const CurveMarker marker = kMarkers[(number + round) % std::size(kMarkers)];
    const QPen pen(standingOut(colour, colours.surface), kLineWidth / kMarkScale);
    return {markerPath(marker), pen, isFilled(marker) ? QBrush(colour) : QBrush(Qt::NoBrush)};
}

void drawMark(QPainter &painter, const QPointF &centre, const ScatterMark &mark)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.scale(kMarkScale, kMarkScale);
    painter.setPen(mark.pen);
    painter.setBrush(mark.brush);
    painter.drawPath(mark.path);
    painter.restore();
}

QPen frontPen(const Colours &colours)
{
    return QPen(colours.secondary, 1);
}

} // namespace headstart::ui
