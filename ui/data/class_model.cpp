// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/class_model.h"

#include "ui/common/plain_tip.h"
#include "ui/common/words.h"
#include "ui/data/sample_groups.h"

#include <algorithm>

namespace headstart::ui {

void ClassModel::setDataset(const data::Dataset &dataset, const QList<qint64> &counts)
{
    beginResetModel();
    m_areTexts = dataset.isText();
    m_all = static_cast<qint64>(dataset.samples().size());
    m_largest = counts.isEmpty() ? 0 : *std::max_element(counts.begin(), counts.end());
    m_rows = {{m_areTexts ? tr("All texts") : tr("All pictures"), m_all, kAllSamples}};
    for (qsizetype i = 0; i < counts.size(); ++i)
        m_rows.push_back(
            {QString::fromStdString(dataset.classes()[static_cast<std::size_t>(i)]), counts[i], static_cast<int>(i)});
    if (!dataset.setAside().empty())
        m_rows.push_back({tr("Set aside"), static_cast<qint64>(dataset.setAside().size()), kSetAside});
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
    if (column == Count)
        return grouped(row.count);
    return row.filter < 0 || m_all == 0 ? QString()
                                        : percent(static_cast<double>(row.count) / static_cast<double>(m_all));
}

QString ClassModel::tip(const Row &row) const
{
    if (row.filter == kAllSamples)
        return m_areTexts ? tr("Shows all texts, the rows that were set aside last")
                          : tr("Shows all pictures, those that were set aside last");
    if (row.filter == kSetAside)
        return m_areTexts ? tr("Rows that were left out; each says why")
                          : tr("Files that were left out; each says why");
    const QString tip = m_areTexts ? tr("%1: %2 of %3 texts. A click shows them alone.")
                                   : tr("%1: %2 of %3 pictures. A click shows them alone.");
    return plainTip(tip.arg(row.name, grouped(row.count), grouped(m_all)));
}

QVariant ClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Share ? tr("Share") : section == Name ? tr("Class") : m_areTexts ? tr("Texts") : tr("Pictures");
}

} // namespace headstart::ui
