// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_row_delegate.h"

#include "ui/common/text_lines.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"
#include "ui/predict/text_predictions.h"

#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kLineName = type::kCaption + space::kNormal;
constexpr int kFewestHigh = kLineName + 2 * (type::kBody + space::kNormal);

} // namespace

TextRowDelegate::TextRowDelegate(const TextPredictions &model, int count, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_count(count)
{}

void TextRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours().selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colours().hover);
    const QRect inner = option.rect.adjusted(space::kNormal, space::kNormal, -space::kGroup, -space::kNormal);
    QRect text = inner;
    text.setWidth((inner.width() - space::kPage) / 2);
    QRect guesses = inner;
    guesses.setLeft(text.right() + space::kPage);
    paintText(*painter, text, index.row());
    paintGuesses(*painter, guesses, index.row());
    painter->setPen(colours().border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void TextRowDelegate::paintText(QPainter &painter, const QRect &area, int row) const
{
    painter.setFont(Theme::font(type::kCaption));
    painter.setPen(colours().secondary);
    painter.drawText(QRect(area.left(), area.top(), area.width(), kLineName), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_model.lineOf(row), Qt::ElideMiddle, area.width()));
    painter.setFont(Theme::font(type::kBody));
    const TextCache::Entry *entry = m_model.textOf(row);
    if (!entry)
        return;
    QRect rest = area.adjusted(0, kLineName, 0, 0);
    painter.setPen(entry->problem.isEmpty() ? colours().text : colours().error);
    if (!entry->problem.isEmpty() || !entry->text.second) {
        paintLines(painter, rest, entry->problem.isEmpty() ? beginningOf(entry->text.first) : entry->problem);
        return;
    }
    rest.setHeight(rest.height() / 2);
    paintLines(painter, rest, beginningOf(entry->text.first));
    painter.setPen(colours().secondary);
    paintLines(painter, rest.translated(0, rest.height()), beginningOf(*entry->text.second));
}

void TextRowDelegate::paintGuesses(QPainter &painter, const QRect &area, int row) const
{
    painter.setFont(Theme::font(type::kBody));
    if (row >= m_model.done()) {
        painter.setPen(colours().secondary);
        painter.drawText(area, Qt::AlignTop | Qt::AlignLeft, tr("waiting"));
        return;
    }
    if (const Text *problem = m_model.results().problem(static_cast<std::size_t>(row))) {
        painter.setPen(colours().error);
        paintLines(painter, area, QStringLiteral("✕ ") + words(*problem));
        return;
    }
    paintGuessBars(painter, area, m_model.results().guesses(static_cast<std::size_t>(row)), m_count);
}

QSize TextRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    constexpr int kNarrowest = 320;
    return {kNarrowest, std::max(kFewestHigh, guessBarsHeight(m_count)) + 2 * space::kNormal};
}

} // namespace headstart::ui
