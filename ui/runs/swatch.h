// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRectF>

class QPainter;

namespace headstart::ui {

/// A run's colour: a square, or its outline for a run that has none (`colour` -1).
void drawSwatch(QPainter &painter, const QRectF &place, int colour);
/// Likewise, in the theme's present colours.
QIcon swatchIcon(int colour);

} // namespace headstart::ui
