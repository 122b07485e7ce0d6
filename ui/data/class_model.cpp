// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/class_model.h"

#include "ui/common/words.h"
#include "ui/data/plain_tip.h"
#include "ui/data/sample_groups.h"

#include <algorithm>

namespace headstart::ui {

void ClassModel::setClasses(const std::vector<std::string> &names, const std::vector<qint64> &counts, qint64 setAside)
{
    beginResetModel();
    m_rows.clear();
    m_all = m_largest = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_rows.push_back({QString::fromStdString(names[i]), counts[i], static_cast<int>(i)});
        m_all += counts[i];
        m_largest = std::max(m_largest, counts[i]);
    }
    m_rows.insert(m_rows.begin(), {tr("All pictures"), m_all, kAllSamples});
    if (setAside > 0)
        m_rows.push_back({tr("Set aside"), setAside, kSetAside});
    endResetModel();
}

void ClassModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_all = m_largest = 0;
    endResetModel();
}

int ClassModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClassModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool hasBar = index.column() == Share && row.filter >= 0 && m_largest > 0;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return tip(row);
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case FilterRole:
        return row.filter;
    case BarRole:
        return hasBar ? static_cast<double>(row.count) / static_cast<double>(m_largest) : QVariant();
    default:
        return {};
    }
}

QVariant ClassModel::text(const Row &row, int column) const
{
    if (column == Name)
        return row.name;
    if (column == Pictures)
        return grouped(row.count);
    return row.filter < 0 || m_all == 0 ? QString()
                                        : percent(static_cast<double>(row.count) / static_cast<double>(m_all));
}

QString ClassModel::tip(const Row &row) const
{
    if (row.filter == kAllSamples)
        return tr("Shows all pictures, those that were set aside last");
    if (row.filter == kSetAside)
        return tr("Files that were left out; each says why");
    return plainTip(
        tr("%1: %2 of %3 pictures. A click shows them alone.").arg(row.name, grouped(row.count), grouped(m_all)));
}

QVariant ClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Class") : section == Pictures ? tr("Pictures") : tr("Share");
}

} // namespace headstart::ui
