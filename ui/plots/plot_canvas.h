// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include "ui/common/theme.h"

#include <qcustomplot.h>

namespace headstart::ui {

/// What every plot is drawn on: two quiet axes, moved and zoomed with the mouse, under a free row for a legend. `owner`
/// takes the keys.
QCustomPlot *makeCanvas(QWidget &owner);
void setCanvasColours(QCustomPlot &canvas, const Colours &colours);

/// The lines above a plot: a title if there is one, and names, each behind a swatch. It takes as many lines as it
/// needs.
class PlotLegend : public QCPLayoutElement {
public:
    void setTitle(const QString &title) { m_title = title; }
    void setColours(const Colours &colours) { m_colours = &colours; }

    void update(UpdatePhase phase) override;

protected:
    struct Look {
        double swatch; ///< its width
        double apart;  ///< from one name to the next swatch, beside a little room behind each
        double least;  ///< height without names
    };
    PlotLegend(QCustomPlot *plot, Look look) : QCPLayoutElement(plot), m_look(look) {}

    void setNames(const QStringList &names);
    const Colours &colours() const { return *m_colours; }
    /// Of the name at `index`.
    virtual void drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index) = 0;
    void draw(QCPPainter *painter) override;

private:
    struct Entry {
        QString name;
        QRectF place;
    };
    void place(double width);

    const Look m_look;
    QString m_title;
    QList<Entry> m_entries;
    const Colours *m_colours = &lightColours();
};

} // namespace headstart::ui
