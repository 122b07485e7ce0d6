// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For curve_*.cpp alone.
#include "ui/plots/curve_data.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/plot_items.h"

#include <QTimer>

#include <vector>

namespace headstart::ui {

/// What a CurvePlot consists of, in QCustomPlot's terms.
struct CurvePlot::Parts {
    Parts(CurvePlot &owner, const QString &title, bool areShares);

    Curve &curve(int number) { return curves.at(static_cast<std::size_t>(number)); }
    void setTicks();
    void setColours(const Colours &colours);
    void updateLegend();
    /// All that depends on the view and on what has come since, before it is drawn.
    void prepare(const Colours &colours);
    void zoom(double factor);
    /// Where the cursor goes by an arrow key.
    std::optional<double> nextX(bool right, bool far) const;

    QString valueText(double value) const;
    QString where(double x) const; ///< "step 120"
    QString where(const CurvePoint &point) const { return where(xOf(point, axis)); }

    const bool areShares;
    CurveAxis axis = CurveAxis::Step;
    bool isLogarithmic = false;
    int smoothing = 1;
    bool follows = true;    ///< shows all, whatever comes
    bool isFitting = false; ///< the ranges change by themselves
    std::vector<Curve> curves;
    QTimer describing;

    // Qt and QCustomPlot own them.
    QCustomPlot *canvas;
    CurveLegend *legend;
    PlotCursor *cursor;

private:
    void fit();
    QCPRange rangeOfX() const;
    QCPRange rangeOfY() const;
};

} // namespace headstart::ui
