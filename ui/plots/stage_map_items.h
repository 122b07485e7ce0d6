// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/plots/plot_canvas.h"
#include "ui/plots/stage_map_data.h"

#include <qcustomplot.h>

namespace headstart::ui {

/// From little to much.
QCPColorGradient scaleOf(const Colours &colours);

/// The map's title, and beside it what the hatching means, if there is any.
class StageLegend final : public PlotLegend {
public:
    explicit StageLegend(QCustomPlot *plot);

    void setHatched(bool on);

protected:
    void drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index) override;
};

/// The names of stages beside the rows; where there is no room for all, every second, third, ... from the head on.
class StageTicks final : public QCPAxisTicker {
public:
    void setNames(const QStringList &names) { m_names = names; }
    void setApart(int rows) { m_apart = rows; }

protected:
    QVector<double> createTickVector(double step, const QCPRange &range) override;
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override;

private:
    QStringList m_names;
    int m_apart = 1;
};

/// How the colours are spread.
struct StageColours {
    StageValue value = StageValue::Drift;
    QCPRange range;
    bool isLogarithmic = false;
};

/// The cells. The data must outlive it.
class StageCells final : public QCPAbstractItem {
public:
    StageCells(QCustomPlot *plot, const StageMapData &data) : QCPAbstractItem(plot), m_data(data) {}

    void setColours(const Colours &colours);
    void setSpread(const StageColours &spread) { m_spread = spread; }
    /// In the canvas.
    QRectF placeOf(std::size_t stage, std::size_t firstColumn, std::size_t lastColumn) const;

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawRow(QCPPainter &painter, std::size_t stage);

    const StageMapData &m_data;
    StageColours m_spread;
    const Colours *m_colours = &lightColours();
    QCPColorGradient m_gradient = scaleOf(lightColours());
};

/// A frame around one cell, and a box that says what it is; around all while the map has the keys.
class StageNote final : public QCPAbstractItem {
public:
    StageNote(QCustomPlot *plot, const StageCells &cells) : QCPAbstractItem(plot), m_cells(cells)
    {
        setClipToAxisRect(false);
    }

    void setColours(const Colours &colours) { m_colours = &colours; }
    void setFocused(bool focused) { m_isFocused = focused; }
    /// The first line stands out.
    void moveTo(std::size_t stage, std::size_t column, const QStringList &lines);
    void hide() { m_lines.clear(); }
    const QStringList &lines() const { return m_lines; }

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawBox(QCPPainter &painter, const QRectF &cell) const;

    const StageCells &m_cells;
    std::size_t m_stage = 0;
    std::size_t m_column = 0;
    QStringList m_lines;
    bool m_isFocused = false;
    const Colours *m_colours = &lightColours();
};

} // namespace headstart::ui
