// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/confusion_view.h"

#include "ui/common/theme.h"
#include "ui/runs/confusion_model.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kCellWidth = 88;
constexpr int kCellHeight = 32;
constexpr int kNameWidth = 120;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](float x, float y) {
        return static_cast<float>(static_cast<double>(x) * (1 - share) + static_cast<double>(y) * share);
    };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

QColor shadeOf(const QModelIndex &cell)
{
    constexpr double kStrongest = 0.5; // more, and the number on it could not be read in the dark
    constexpr double kFaintest = 0.06;
    const double share = cell.data(ConfusionModel::ShareRole).toDouble();
    if (!(share > 0))
        return colours().surface;
    const QColor full = cell.row() == cell.column() ? colours().accent : colours().trains;
    return mixed(colours().surface, full, kFaintest + (kStrongest - kFaintest) * share);
}

} // namespace

void ConfusionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->fillRect(option.rect, shadeOf(index));
    painter->setPen(colours().text);
    painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    if (option.state & QStyle::State_Selected) {
        constexpr int kFrame = 2;
        painter->setPen(QPen(colours().text, kFrame));
        painter->drawRect(option.rect.adjusted(1, 1, -kFrame, -kFrame));
    }
    painter->restore();
}

ConfusionView::ConfusionView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new ConfusionDelegate(this));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(true);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()})
        header->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setDefaultSectionSize(kCellWidth);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(true);
    verticalHeader()->setDefaultSectionSize(kCellHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setTextElideMode(Qt::ElideMiddle);
    verticalHeader()->setMaximumWidth(kNameWidth);
    verticalHeader()->setSectionsClickable(false);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize ConfusionView::sizeHint() const
{
    constexpr int kFew = 4;
    const int rows = std::min(kFew, model() ? model()->rowCount() : kFew);
    return {QTableView::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + rows * kCellHeight + 2 * frameWidth()};
}

} // namespace headstart::ui
