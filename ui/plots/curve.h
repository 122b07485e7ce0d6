// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>

namespace headstart::ui {

/// What stands on the x axis.
enum class CurveAxis { Step, Epoch, Time };

/// What curves are told apart by besides their colour.
enum class CurveDash { Solid, Dashed, Dotted, DashDotted };
enum class CurveMarker { None, Circle, Square, Triangle, Cross, Plus, TriangleDown };

/// A point of a curve, with everything that may stand on the x axis. Points follow each other in time.
struct CurvePoint {
    double step = 0;
    double epoch = 0; ///< with its fraction: 2.5 is the middle of the third
    double seconds = 0;
    double value = 0;

    bool operator==(const CurvePoint &) const = default;
};

/// How a curve is named and drawn.
struct CurveSeries {
    QString name;
    std::size_t colour = 0; ///< see Theme::runColour
    CurveDash dash = CurveDash::Solid;
    CurveMarker marker = CurveMarker::None;
    bool isNoisy = false; ///< smoothing is for it: one value a step

    bool operator==(const CurveSeries &) const = default;
};

/// The n-th curve of a comparison: colours, dashes and markers so that no two of the first 24 look alike.
CurveSeries seriesOfRun(const QString &name, std::size_t index);

} // namespace headstart::ui
