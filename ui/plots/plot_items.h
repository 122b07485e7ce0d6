// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"
#include "ui/plots/curve.h"

#include <qcustomplot.h>

#include <optional>

namespace headstart::ui {

/// The line above a plot: its title, and the names of its curves beside a piece of each. It takes as many lines as it
/// needs.
class PlotLegend final : public QCPLayoutElement {
public:
    explicit PlotLegend(QCustomPlot *plot) : QCPLayoutElement(plot) {}

    void setTitle(const QString &title) { m_title = title; }
    void setSeries(const QList<CurveSeries> &series, bool hasBest);
    void setColours(const Colours &colours) { m_colours = &colours; }

    void update(UpdatePhase phase) override;

protected:
    void draw(QCPPainter *painter) override;

private:
    struct Entry {
        CurveSeries series;
        bool isBest = false;
        QString text; ///< shortened to what fits
        QRectF place;
    };
    void place(double width);

    QString m_title;
    QList<Entry> m_entries;
    const Colours *m_colours = &lightColours();
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
