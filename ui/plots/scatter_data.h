// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace headstart::ui {

/// A thing that two numbers tell of.
struct ScatterPoint {
    QString name;
    int group = 0; ///< whose colour and shape it has
    double x = 0;
    double y = 0;
    QString xText; ///< the number as it is read: "25.6 M parameters"
    QString yText;
};

/// What lies along the x axis.
struct ScatterAxis {
    QString label;
    bool isLessBetter = true; ///< of y, more is always better
};

/// The points that no other one beats in both numbers, or in one while it equals the other, from left to right. Of
/// points at the same place, the first.
QList<int> paretoFront(const QList<ScatterPoint> &points, bool isLessBetter);

/// Whether the points spread over more than a power of ten, none of them at 0 or below.
bool spansDecades(const QList<ScatterPoint> &points);

enum class ScatterStep { Left, Right, Down, Up, First, Last };
/// The point that comes next in that direction, among all points by x (up and down: by y), so that each is reached; the
/// same one at the end. `from` -1: the first of that order, or the last. -1: there are no points.
int nextPoint(const QList<ScatterPoint> &points, int from, ScatterStep step);

} // namespace headstart::ui
