// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"
#include "ui/plots/curve.h"
#include "ui/plots/plot_canvas.h"

#include <qcustomplot.h>

#include <optional>

namespace headstart::ui {

/// The names of a plot's curves, each beside a piece of it.
class CurveLegend final : public PlotLegend {
public:
    explicit CurveLegend(QCustomPlot *plot);

    void setSeries(const QList<CurveSeries> &series, bool hasBest);

protected:
    void drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index) override;

private:
    QList<CurveSeries> m_series; ///< behind them, the mark of the best
};

/// The line at the mouse, with what each curve says there.
class PlotCursor final : public QCPAbstractItem {
public:
    struct Row {
        CurveSeries series;
        QString value;
    };
    explicit PlotCursor(QCustomPlot *plot) : QCPAbstractItem(plot) {}

    void setColours(const Colours &colours) { m_colours = &colours; }
    void moveTo(double x, const QString &where, const QList<Row> &rows);
    void hide() { m_x.reset(); }
    std::optional<double> x() const { return m_x; }
    QString text() const; ///< what stands in it, one line

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    QRectF boxFor(double x, const QRectF &area, qsizetype rows) const;
    void drawRows(QCPPainter &painter, const QRectF &box, qsizetype rows) const;

    std::optional<double> m_x;
    QString m_where;
    QList<Row> m_rows;
    const Colours *m_colours = &lightColours();
};

} // namespace headstart::ui
