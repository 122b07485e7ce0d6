// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"
#include "ui/plots/scatter_data.h"
#include "ui/plots/scatter_mark.h"

#include <qcustomplot.h>

namespace headstart::ui {

/// The lines above a plot: the names of the groups that are in it, each beside its mark, and that of the front.
class ScatterLegend final : public QCPLayoutElement {
public:
    explicit ScatterLegend(QCustomPlot *plot) : QCPLayoutElement(plot) {}

    /// `names` by group; an empty one is left out.
    void setGroups(const QStringList &names, const QString &front);
    void setColours(const Colours &colours) { m_colours = &colours; }

    void update(UpdatePhase phase) override;

protected:
    void draw(QCPPainter *painter) override;

private:
    struct Entry {
        int group = 0; ///< -1: the front
        QString name;
        QRectF place;
    };
    void place(double width);

    QList<Entry> m_entries;
    const Colours *m_colours = &lightColours();
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
