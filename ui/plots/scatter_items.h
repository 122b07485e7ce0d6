// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"
#include "ui/plots/plot_canvas.h"
#include "ui/plots/scatter_data.h"
#include "ui/plots/scatter_mark.h"

#include <qcustomplot.h>

namespace headstart::ui {

/// The names of the groups that are in a plot, each beside its mark, and that of the front.
class ScatterLegend final : public PlotLegend {
public:
    explicit ScatterLegend(QCustomPlot *plot);

    /// `names` by group; an empty one is left out.
    void setGroups(const QStringList &names, const QString &front);

protected:
    void drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index) override;

private:
    QList<int> m_groups; ///< of each name; -1: the front
};

/// What is said of single points: a ring and a name at the one that is picked, a box at the one under the mouse.
class ScatterNotes final : public QCPAbstractItem {
public:
    explicit ScatterNotes(QCustomPlot *plot) : QCPAbstractItem(plot) { setClipToAxisRect(false); }

    void setColours(const Colours &colours) { m_colours = &colours; }
    void setFocused(bool focused) { m_isFocused = focused; }
    void setCurrent(const ScatterPoint *point) { m_current = point; } ///< lives as long as it is shown
    void setHovered(const ScatterPoint *point) { m_hovered = point; }
    const ScatterPoint *hovered() const { return m_hovered; }

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    QPointF placeOf(const ScatterPoint &point) const;
    void drawCurrent(QCPPainter &painter) const;
    void drawHovered(QCPPainter &painter) const;

    const ScatterPoint *m_current = nullptr;
    const ScatterPoint *m_hovered = nullptr;
    bool m_isFocused = false;
    const Colours *m_colours = &lightColours();
};

} // namespace headstart::ui
