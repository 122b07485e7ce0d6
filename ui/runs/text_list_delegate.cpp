// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/text_list_delegate.h"

#include "ui/common/text_lines.h"
#include "ui/common/theme.h"
#include "ui/runs/text_list_model.h"

#include <QPainter>

namespace headstart::ui {

namespace {

constexpr int kLine = type::kBody + space::kNormal;
constexpr int kCaption = type::kCaption + space::kNormal;

} // namespace

TextListDelegate::TextListDelegate(const TextListModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{}

void TextListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours().selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colours().hover);
    const QRect inner = option.rect.adjusted(space::kNormal, space::kTight, -space::kNormal, -space::kTight);
    painter->setFont(Theme::font(type::kBody));
    paintText(*painter, QRect(inner.topLeft(), QSize(inner.width(), 2 * kLine)), index.row());
    painter->setFont(Theme::font(type::kCaption));
    painter->setPen(m_model.isRight(index.row()) ? colours().secondary : colours().error);
    const QRect caption(inner.left(), inner.bottom() - kCaption + 1, inner.width(), kCaption);
    painter->drawText(
        caption, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(m_model.caption(index.row()), Qt::ElideMiddle, caption.width()));
    painter->setPen(colours().border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void TextListDelegate::paintText(QPainter &painter, const QRect &area, int row) const
{
    const TextCache::Entry *entry = m_model.textOf(row);
    if (!entry)
        return;
    const bool isThere = !entry->text.first.empty() || entry->text.second;
    painter.setPen(!isThere ? colours().secondary : entry->problem.isEmpty() ? colours().text : colours().warning);
    if (!isThere) {
        paintLines(painter, area, entry->problem);
        return;
    }
    if (!entry->text.second) {
        paintLines(painter, area, beginningOf(entry->text.first));
        return;
    }
    QRect line = area;
    line.setHeight(kLine);
    paintLines(painter, line, beginningOf(entry->text.first));
    paintLines(painter, line.translated(0, kLine), beginningOf(*entry->text.second));
}

QSize TextListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    constexpr int kNarrowest = 240;
    return {kNarrowest, 2 * kLine + kCaption + 2 * space::kTight};
}

} // namespace headstart::ui
