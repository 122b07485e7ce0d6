// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QBrush>
#include <QPainterPath>
#include <QPen>

class QPainter;

namespace headstart::ui {

/// How a group's points look: inside, and around, which stands out from the ground.
struct ScatterMark {
    QPainterPath path; ///< about the origin, 6 units wide
    QPen pen;
    QBrush brush;
};
/// Six colours and six shapes, paired so that 36 groups differ, and six neighbours in both.
ScatterMark markOf(int group, const Colours &colours);
void drawMark(QPainter &painter, const QPointF &centre, const ScatterMark &mark);
/// Of the line along the best.
QPen frontPen(const Colours &colours);

} // namespace headstart::ui
