// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_filter.h"

#include "core/data/natural_order.h"
#include "ui/models/model_table.h"

#include <algorithm>

namespace headstart::ui {

ModelFilter::ModelFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ModelTable::kSortRole);
}

void ModelFilter::setSearch(const QString &search)
{
    m_words = search.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString text = sourceModel()->index(row, ModelTable::Name, parent).data(ModelTable::kSearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ModelFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return data::naturallyLess(a.toString().toStdString(), b.toString().toStdString());
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace headstart::ui
