// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/share_delegate.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace headstart::ui {

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(m_role);
    if (!share.isValid())
        return;
    constexpr int kThickness = 3;
    QRectF bar(option.rect.adjusted(space::kTight, 0, -space::kTight, 0));
    bar.setTop(bar.bottom() - kThickness);
    bar.setWidth(std::max<qreal>(1, bar.width() * share.toDouble()));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours().accent);
    painter->drawRoundedRect(bar, 1, 1);
    painter->restore();
}

} // namespace headstart::ui
