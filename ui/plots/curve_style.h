// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/plots/curve.h"

#include <QPainterPath>
#include <QPen>
#include <QRectF>

class QPainter;

namespace headstart::ui {

QColor colourOf(const CurveSeries &series, const Colours &colours);
QPen penOf(const CurveSeries &series, const Colours &colours);

/// A marker about the origin, 6 units wide; empty for none.
QPainterPath markerPath(CurveMarker marker);
/// What marks the best epoch, likewise.
QPainterPath bestPath();
/// Whether a marker is an area: filled, rather than drawn with a pen.
bool isFilled(CurveMarker marker);

/// A piece of a curve as it stands beside its name: line and marker.
void drawSwatch(QPainter &painter, const QRectF &place, const CurveSeries &series, const Colours &colours);

} // namespace headstart::ui
