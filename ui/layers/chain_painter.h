// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/chain_geometry.h"
#include "ui/layers/chain_words.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRect>

namespace headstart::ui {

/// Paints a chain as a map: a header, a row a stage, the line. Made for one paint event.
class ChainPainter {
public:
    struct State {
        Bars bars = Bars::Parameters;
        int hover = -1;
        int selected = -1;
        bool isLineHot = false; ///< under the mouse, or dragged
        bool hasFocus = false;
    };
    /// Heights of the three kinds of things for the fonts in use; `rows`, `cut` and `scroll` are left alone.
    static ChainGeometry heights();
    /// The narrowest view in which nothing is cut off.
    static int leastWidth(const Chain &chain);

    ChainPainter(QPainter &painter, const Chain &chain, const ChainGeometry &places, const QSize &size,
                 const State &state);
    void paint();

private:
    /// Left edges and widths.
    struct Columns {
        int name, nameWidth;
        int shape, shapeWidth;
        int bar, barWidth;
        int amount, amountWidth;
        int fate, fateWidth;
    };
    static Columns columns(const Chain &chain, int width);

    void paintHeader();
    void paintRow(int index);
    void paintBar(int index, const QRect &room);
    void paintLine();
    void paintGrip(const QPoint &centre);
    double lengthOf(int index) const; ///< 0..1
    void write(int left, int top, int width, int height, const QString &text, Qt::Alignment alignment);

    QPainter &m_painter;
    const Chain &m_chain;
    const ChainGeometry m_places;
    const QSize m_size;
    const State m_state;
    const Columns m_columns;
    double m_most = 0; ///< of what bars show
};

} // namespace headstart::ui
