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

void ModelFilter::setLicence(const QString &licence)
{
    m_licence = licence;
    invalidateFilter();
}

void ModelFilter::setMostMillions(double most)
{
    m_mostMillions = most;
    invalidateFilter();
}

void ModelFilter::setOnDisk(bool only)
{
    m_isOnDisk = only;
    invalidateFilter();
}

void ModelFilter::setTask(Task task)
{
    m_task = task;
    invalidateFilter();
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto cell = [&](int column, int role) { return sourceModel()->index(row, column, parent).data(role); };
    const bool readsTexts = cell(ModelTable::Name, ModelTable::kTextsRole).toBool();
    if (m_task != Task::All && readsTexts != (m_task == Task::Texts))
        return false;
    if (!m_licence.isEmpty() && cell(ModelTable::Licence, Qt::DisplayRole).toString() != m_licence)
        return false;
    if (m_isOnDisk
        && cell(ModelTable::Weights, ModelTable::kSortRole).toInt() != static_cast<int>(WeightsFound::State::Here))
        return false;
    constexpr double kMillion = 1e6;
    const QVariant parameters = cell(ModelTable::Parameters, ModelTable::kSortRole);
    if (m_mostMillions > 0 && parameters.isValid() && parameters.toDouble() >= m_mostMillions * kMillion)
        return false;
    const QString text = sourceModel()->index(row, ModelTable::Name, parent).data(ModelTable::kSearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ModelFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const bool isAscending = sortOrder() == Qt::AscendingOrder;
    if (a.isValid() != b.isValid()) // what is not known comes last, up and down
        return a.isValid() == isAscending;
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return data::naturallyLess(a.toString().toStdString(), b.toString().toStdString());
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace headstart::ui
