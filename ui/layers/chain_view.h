// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/chain.h"
#include "ui/layers/chain_geometry.h"
#include "ui/layers/chain_words.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

class QHelpEvent;

namespace headstart::ui {

/// A chain as a map with a line in it that the user moves: by dragging, by keys, by a double click on the stage that is
/// to be the first below. It shows what it is told and changes nothing itself: who hears that the line is wanted
/// elsewhere sets another chain. To screen readers it is a slider (see chain_accessible.h).
class ChainView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ChainView(QWidget *parent = nullptr);

    void setChain(const Chain &chain);
    const Chain &chain() const { return m_chain; }
    void setBars(Bars bars);
    Bars bars() const { return m_bars; }
    /// -1: none.
    void selectStage(int stage);
    int selectedStage() const { return m_selected; }
    bool isDragging() const { return m_isDragging; }
    /// Where things are at this moment, in the viewport.
    ChainGeometry places() const;

    /// As if the user had put the line there. Beyond the ends: to the end.
    void chooseCut(int cut);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cutMoved(int cut);  ///< while it is dragged
    void cutChosen(int cut); ///< it stays there
    void stageSelected(int stage);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool showTip(const QHelpEvent &event);
    void hoverAt(int y); ///< -1: the mouse is elsewhere
    void dragTo(int y);
    void endDrag(int cut);
    void layOut();
    void showLine();
    void tellWhereTheLineIs();
    int lastStage() const { return m_chain.size() - 1; }

    Chain m_chain;
    Bars m_bars = Bars::Parameters;
    int m_selected = -1;
    int m_hover = -1;
    bool m_isLineHot = false;
    bool m_isDragging = false;
    int m_cutBefore = 0; ///< the drag, to which Escape goes back
    int m_dragY = 0;
    QBasicTimer m_scrolling; ///< while the line is dragged beyond an end
};

} // namespace headstart::ui
