// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/chain_view.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/layers/chain_accessible.h"
#include "ui/layers/chain_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kScrollEvery = 50; // milliseconds

} // namespace

ChainView::ChainView(QWidget *parent) : QAbstractScrollArea(parent)
{
    QAccessible::installFactory(makeChainAccessible);
    setRole(this, "card");
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false); // the painter's, with round corners
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ChainView::setChain(const Chain &chain)
{
    const bool isOtherModel = chain.outline.model != m_chain.outline.model;
    const bool hasMoved = isOtherModel || chain.cut() != m_chain.cut();
    m_chain = chain;
    if (isOtherModel) {
        m_hover = -1;
        m_isDragging = false;
        m_scrolling.stop();
    }
    updateGeometry(); // the columns are as wide as what stands in them
    m_selected = std::min(m_selected, lastStage());
    layOut();
    if (hasMoved)
        tellWhereTheLineIs();
    if (isOtherModel)
        showLine();
    viewport()->update();
}

void ChainView::setBars(Bars bars)
{
    m_bars = bars;
    viewport()->update();
}

void ChainView::selectStage(int stage)
{
    m_selected = std::clamp(stage, -1, lastStage());
    viewport()->update();
}

ChainGeometry ChainView::places() const
{
    ChainGeometry out = ChainPainter::heights();
    out.rows = m_chain.size();
    out.cut = m_chain.cut();
    out.scroll = verticalScrollBar()->value();
    return out;
}

void ChainView::chooseCut(int cut)
{
    if (m_chain.isEmpty())
        return;
    Q_EMIT cutChosen(std::clamp(cut, 0, lastStage()));
    showLine();
}

QSize ChainView::minimumSizeHint() const
{
    constexpr int kLeastRows = 6;
    const ChainGeometry places = ChainPainter::heights();
    const int frame = 2 * frameWidth();
    return {ChainPainter::leastWidth(m_chain) + verticalScrollBar()->sizeHint().width() + frame,
            places.header + places.band + kLeastRows * places.row + frame};
}

QSize ChainView::sizeHint() const
{
    const ChainGeometry places = this->places();
    return minimumSizeHint().expandedTo({0, places.header + places.contentHeight() + 2 * frameWidth()});
}

bool ChainView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showTip(*static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::Leave)
        hoverAt(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

bool ChainView::showTip(const QHelpEvent &event)
{
    const ChainGeometry places = this->places();
    const int row = places.rowAt(event.pos().y());
    if (row >= 0)
        QToolTip::showText(event.globalPos(), ChainWords::tip(m_chain, row), viewport(),
                           QRect(0, places.rowTop(row), viewport()->width(), places.row));
    else if (places.isOnLine(event.pos().y()))
        QToolTip::showText(event.globalPos(),
                           ChainWords::line(m_chain) + QLatin1Char('\n')
                               + tr("Drag it, or move it with the arrow keys. Stages above are frozen, stages below "
                                    "are trainable; freeze.cut names the first one below."),
                           viewport());
    else
        QToolTip::hideText();
    return true;
}

void ChainView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(viewport());
    ChainPainter(painter, m_chain, places(), viewport()->size(),
                 {m_bars, m_hover, m_selected, m_isLineHot || m_isDragging, hasFocus()})
        .paint();
}

void ChainView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ChainView::layOut()
{
    const ChainGeometry places = this->places();
    const int room = viewport()->height() - places.header;
    verticalScrollBar()->setRange(0, std::max(0, places.contentHeight() - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(places.row);
}

/// With a row above and below it.
void ChainView::showLine()
{
    const ChainGeometry places = this->places();
    QScrollBar &bar = *verticalScrollBar();
    const int top = places.lineTop() - places.row;
    const int bottom = places.lineTop() + places.band + places.row;
    if (top < places.header)
        bar.setValue(bar.value() + top - places.header);
    else if (bottom > viewport()->height())
        bar.setValue(bar.value() + bottom - viewport()->height());
}

void ChainView::tellWhereTheLineIs()
{
    setAccessibleDescription(ChainWords::line(m_chain));
    QAccessibleValueChangeEvent event(this, m_chain.cut());
    QAccessible::updateAccessibility(&event);
}

void ChainView::hoverAt(int y)
{
    const ChainGeometry places = this->places();
    const int hover = y < 0 ? -1 : places.rowAt(y);
    const bool isLineHot = y >= 0 && !m_chain.isEmpty() && places.isOnLine(y);
    if (hover == m_hover && isLineHot == m_isLineHot)
        return;
    m_hover = hover;
    m_isLineHot = isLineHot;
    if (isLineHot)
        viewport()->setCursor(Qt::SizeVerCursor);
    else
        viewport()->unsetCursor();
    viewport()->update();
}

void ChainView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_chain.isEmpty())
        return;
    const int y = event->position().toPoint().y();
    const ChainGeometry places = this->places();
    if (places.isOnLine(y)) {
        m_isDragging = true;
        m_cutBefore = m_chain.cut();
        viewport()->update();
    } else if (const int row = places.rowAt(y); row >= 0) {
        selectStage(row);
        Q_EMIT stageSelected(row);
    }
}

void ChainView::mouseMoveEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    if (m_isDragging)
        dragTo(y);
    else
        hoverAt(y);
}

void ChainView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_isDragging)
        endDrag(m_chain.cut());
}

void ChainView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = places().rowAt(event->position().toPoint().y());
    if (event->button() == Qt::LeftButton && row >= 0)
        chooseCut(row);
    else
        mousePressEvent(event); // a second press on the line drags it again
}

void ChainView::dragTo(int y)
{
    m_dragY = y;
    const ChainGeometry places = this->places();
    if (y < places.header || y > viewport()->height()) {
        if (!m_scrolling.isActive())
            m_scrolling.start(kScrollEvery, this);
    } else {
        m_scrolling.stop();
    }
    const int cut = places.cutAt(std::clamp(y, places.header, viewport()->height()));
    if (cut != m_chain.cut())
        Q_EMIT cutMoved(cut);
}

void ChainView::endDrag(int cut)
{
    m_isDragging = false;
    m_scrolling.stop();
    viewport()->update();
    chooseCut(cut);
}

void ChainView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_scrolling.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const ChainGeometry places = this->places();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (m_dragY < places.header ? -places.row : places.row));
    dragTo(m_dragY);
}

void ChainView::keyPressEvent(QKeyEvent *event)
{
    if (m_chain.isEmpty()) {
        event->ignore();
        return;
    }
    const ChainGeometry places = this->places();
    const int page = std::max(1, (viewport()->height() - places.header - places.band) / places.row);
    switch (event->key()) {
    case Qt::Key_Up:
        return chooseCut(places.cut - 1);
    case Qt::Key_Down:
        return chooseCut(places.cut + 1);
    case Qt::Key_PageUp:
        return chooseCut(places.cut - page);
    case Qt::Key_PageDown:
        return chooseCut(places.cut + page);
    case Qt::Key_Home:
        return chooseCut(0);
    case Qt::Key_End:
        return chooseCut(lastStage());
    case Qt::Key_Escape:
        if (m_isDragging)
            return endDrag(m_cutBefore);
        [[fallthrough]];
    default:
        event->ignore();
    }
}

void ChainView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ChainView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace headstart::ui
