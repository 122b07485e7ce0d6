// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/findings_model.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kMarkWidth = space::kGroup;
constexpr int kWrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

QRect textRect(const QRect &item)
{
    return item.adjusted(space::kNormal + kMarkWidth, space::kTight, -space::kNormal, -space::kTight);
}

/// May break after the parts of a long path.
QString shownText(const QModelIndex &index)
{
    constexpr QChar kMayBreak(0x200B);
    QString text = index.data().toString();
    for (const QChar part : {QChar(u'/'), QChar(u'_')})
        text.replace(part, QString(part) + kMayBreak);
    return text;
}

} // namespace

void FindingsModel::setDataset(const std::optional<data::Dataset> &dataset)
{
    beginResetModel();
    m_dataset = dataset;
    m_more.clear();
    endResetModel();
}

void FindingsModel::setMore(const std::vector<Text> &findings)
{
    beginResetModel();
    m_more = findings;
    endResetModel();
}

/// A view measures each finding, and nobody reads a million of them: the list of all is behind 'Set aside'.
std::size_t FindingsModel::setAsideShown() const
{
    constexpr std::size_t kMost = 100;
    return std::min(kMost, m_dataset->setAside().size());
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_dataset
               ? 0
               : static_cast<int>(m_dataset->remarks().size() + m_more.size() + setAsideShown());
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t own = m_dataset->remarks().size();
    const std::size_t remarks = own + m_more.size();
    if (role == IsSetAsideRole)
        return row >= remarks;
    if (role != Qt::DisplayRole)
        return {};
    if (row < remarks) {
        QString remark = words(row < own ? m_dataset->remarks()[row] : m_more[row - own]);
        if (!remark.isEmpty())
            remark[0] = remark[0].toUpper();
        return remark;
    }
    const data::SetAside &left = m_dataset->setAside()[row - remarks];
    return QString::fromStdString(left.file) + QStringLiteral(": ") + words(left.reason);
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSetAside = index.data(FindingsModel::IsSetAsideRole).toBool();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours().selection);
    painter->setFont(Theme::font(type::kCaption));
    painter->setPen(isSetAside ? colours().error : colours().secondary);
    const QRect text = textRect(option.rect);
    painter->drawText(QRect(option.rect.left() + space::kNormal, text.top(), kMarkWidth, text.height()),
                      Qt::AlignLeft | Qt::AlignTop, isSetAside ? QStringLiteral("✕") : QStringLiteral("•"));
    painter->setPen(colours().text);
    painter->drawText(text, kWrapped, shownText(index));
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    constexpr int kTallest = 1000;
    const QRect text = textRect({0, 0, width, kTallest});
    const QFontMetrics metrics(Theme::font(type::kCaption));
    return {width, metrics.boundingRect(text, kWrapped, shownText(index)).height() + 2 * space::kTight};
}

} // namespace headstart::ui
