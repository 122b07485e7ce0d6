// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/thumbnail_view.h"

#include "ui/common/theme.h"
#include "ui/data/thumbnail_model.h"

#include <QFontMetrics>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kPad = space::kTight;

int lineHeight()
{
    return QFontMetrics(Theme::font(type::kCaption)).height();
}

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isUnderMouse = option.state & QStyle::State_MouseOver;
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    if (!isSelected && !isUnderMouse && !hasFocus)
        return;
    constexpr qreal kLine = 2;
    constexpr qreal kInset = 1;
    const QRectF frame = QRectF(option.rect).adjusted(kInset, kInset, -kInset, -kInset);
    painter.setBrush(isSelected ? colours().selection : isUnderMouse ? colours().hover : QColor(Qt::transparent));
    painter.setPen(hasFocus ? QPen(colours().accent, kLine) : QPen(Qt::NoPen));
    painter.drawRoundedRect(frame, space::kCorner, space::kCorner);
}

/// The picture in the middle of its square, or a mark where there is none.
void paintPicture(QPainter &painter, const QRect &square, const QModelIndex &index)
{
    const auto image = index.data(ThumbnailModel::PictureRole).value<QImage>();
    if (!image.isNull()) {
        QRect place(QPoint(), image.size().scaled(square.size(), Qt::KeepAspectRatio).expandedTo({1, 1}));
        place.moveCenter(square.center());
        painter.drawImage(place, image);
        return;
    }
    const bool isProblem = !index.data(ThumbnailModel::ProblemRole).toString().isEmpty();
    painter.setPen(isProblem ? QPen(colours().border) : QPen(Qt::NoPen));
    painter.setBrush(colours().hover);
    painter.drawRoundedRect(square, space::kTight, space::kTight);
    if (!isProblem)
        return;
    painter.setFont(Theme::font(type::kTitle));
    painter.setPen(colours().error);
    painter.drawText(square, Qt::AlignCenter, QStringLiteral("✕"));
}

void paintLine(QPainter &painter, const QRect &line, const QString &text, Qt::TextElideMode elide, const QColor &colour)
{
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, elide, line.width()));
}

} // namespace

QSize ThumbnailDelegate::cellSize()
{
    return {kSide + 2 * kPad, kSide + 2 * lineHeight() + space::kTight + 2 * kPad};
}

void ThumbnailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintBackground(*painter, option);
    const QPoint corner = option.rect.topLeft() + QPoint((option.rect.width() - kSide) / 2, kPad);
    paintPicture(*painter, QRect(corner, QSize(kSide, kSide)), index);
    painter->setFont(Theme::font(type::kCaption));
    const bool wasSetAside = index.data(ThumbnailModel::SampleRole).toLongLong() < 0;
    QRect line(option.rect.left() + space::kTight, corner.y() + kSide + space::kTight,
               option.rect.width() - 2 * space::kTight, lineHeight());
    const QString file = index.data(ThumbnailModel::FileRole).toString();
    const QString problem = index.data(ThumbnailModel::ProblemRole).toString();
    paintLine(*painter, line, wasSetAside ? file.section(QLatin1Char('/'), -1) : index.data().toString(),
              wasSetAside ? Qt::ElideMiddle : Qt::ElideRight, colours().text);
    line.translate(0, lineHeight());
    if (problem.isEmpty())
        paintLine(*painter, line, file.section(QLatin1Char('/'), -1), Qt::ElideMiddle, colours().secondary);
    else
        paintLine(*painter, line, problem, Qt::ElideRight, colours().error);
    painter->restore();
}

ThumbnailView::ThumbnailView(QWidget *parent) : QListView(parent)
{
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setGridSize(ThumbnailDelegate::cellSize());
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the columns stay when the rows change
    verticalScrollBar()->setSingleStep(ThumbnailDelegate::cellSize().height() / 2);
    setItemDelegate(new ThumbnailDelegate(this));
    setMouseTracking(true);
    m_telling.setSingleShot(true);
    m_telling.setInterval(0);
    connect(&m_telling, &QTimer::timeout, this, &ThumbnailView::tellRows);
    const auto tellSoon = [this] { m_telling.start(); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, tellSoon);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, tellSoon);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ThumbnailView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_telling.start(); });
}

void ThumbnailView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    m_telling.start();
}

void ThumbnailView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    m_telling.start();
}

void ThumbnailView::tellRows()
{
    if (!model() || !isVisible())
        return;
    executeDelayedItemsLayout();
    const int rows = model()->rowCount();
    const QSize cell = gridSize();
    const int columns = viewport()->width() / cell.width() + 1; // one too many does no harm
    const QModelIndex first = indexAt({cell.width() / 2, 1});
    if (!first.isValid())
        return;
    const QModelIndex last = indexAt({cell.width() / 2, viewport()->height() - 1});
    Q_EMIT rowsInView(first.row(), last.isValid() ? std::min(rows, last.row() + columns) - 1 : rows - 1);
}

} // namespace headstart::ui
