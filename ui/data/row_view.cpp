// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/row_view.h"

#include "ui/common/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace headstart::ui {

RowView::RowView(QWidget *parent) : QAbstractItemView(parent), m_head(new QHeaderView(Qt::Horizontal, this))
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the columns stay when the rows change
    setTextElideMode(Qt::ElideRight);
    m_head->setSectionsMovable(false);
    m_head->setHighlightSections(false);
    m_head->setFocusPolicy(Qt::NoFocus);
    m_telling.setSingleShot(true);
    m_telling.setInterval(0);
    connect(&m_telling, &QTimer::timeout, this, &RowView::tellRows);
    const auto tellSoon = [this] { m_telling.start(); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, tellSoon);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, tellSoon);
    connect(m_head, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RowView::setModel(QAbstractItemModel *model)
{
    QAbstractItemView::setModel(model);
    m_head->setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometries();
        m_telling.start();
    });
}

int RowView::rowHeight() const
{
    return fontMetrics().height() + 2 * space::kTight;
}

int RowView::rowsInModel() const
{
    return model() ? model()->rowCount() : 0;
}

QModelIndex RowView::rowIndex(int row) const
{
    return row < 0 || row >= rowsInModel() ? QModelIndex() : model()->index(row, 0);
}

int RowView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

RowView::Rows RowView::inView() const
{
    const int first = verticalOffset() / rowHeight();
    return {first, std::min(rowsInModel() - 1, (verticalOffset() + viewport()->height() - 1) / rowHeight())};
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {m_head->sectionViewportPosition(index.column()), index.row() * rowHeight() - verticalOffset(),
            m_head->sectionSize(index.column()), rowHeight()};
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect place = visualRect(index);
    if (place.isNull())
        return;
    const int below = place.bottom() + 1 - viewport()->height();
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && place.top() < 0))
        by = place.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below > 0))
        by = below;
    else if (hint == PositionAtCenter)
        by = (place.top() + below) / 2;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

QModelIndex RowView::indexAt(const QPoint &point) const
{
    const int row = (point.y() + verticalOffset()) / rowHeight();
    const int column = m_head->logicalIndexAt(point);
    return column < 0 || point.y() < 0 || row >= rowsInModel() ? QModelIndex() : model()->index(row, column);
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int page = std::max(1, viewport()->height() / rowHeight() - 1);
    const int last = rowsInModel() - 1;
    const int row = currentIndex().isValid() ? currentIndex().row() : 0;
    const auto moved = [&](int by) { return rowIndex(std::clamp(row + by, 0, std::max(0, last))); };
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return moved(-1);
    case MoveDown:
    case MoveNext:
        return moved(1);
    case MovePageUp:
        return moved(-page);
    case MovePageDown:
        return moved(page);
    case MoveHome:
        return rowIndex(0);
    case MoveEnd:
        return rowIndex(last);
    default:
        return currentIndex();
    }
}

void RowView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (const QModelIndex index = indexAt(rect.topLeft()); index.isValid())
        selectionModel()->select(index, command);
}

QRegion RowView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect();
}

void RowView::updateGeometries()
{
    const int height = m_head->sizeHint().height();
    if (viewportMargins().top() != height)
        setViewportMargins(0, height, 0, 0);
    m_head->setGeometry(viewport()->x(), viewport()->y() - height, viewport()->width(), height);
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, rowsInModel() * rowHeight() - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    m_telling.start();
}

void RowView::showEvent(QShowEvent *event)
{
    QAbstractItemView::showEvent(event);
    m_telling.start();
}

void RowView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.showDecorationSelected = true;
    option.state &= ~QStyle::State_HasFocus;
    const Rows rows = inView();
    for (int row = rows.first; row <= rows.last; ++row)
        paintRow(painter, option, row);
}

void RowView::paintRow(QPainter &painter, QStyleOptionViewItem option, int row)
{
    if (selectionModel()->isRowSelected(row))
        option.state |= QStyle::State_Selected;
    for (int place = 0; place < m_head->count(); ++place) {
        const int column = m_head->logicalIndex(place);
        if (m_head->isSectionHidden(column))
            continue;
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void RowView::tellRows()
{
    if (!model() || !isVisible())
        return;
    const Rows rows = inView();
    if (rows.first <= rows.last)
        Q_EMIT rowsInView(rows.first, rows.last);
}

} // namespace headstart::ui
