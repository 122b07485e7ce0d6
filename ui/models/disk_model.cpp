// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/disk_model.h"

#include "ui/common/words.h"

namespace headstart::ui {

void DiskModel::setFiles(std::vector<catalogue::LibraryFile> files, const std::string &inUse)
{
    beginResetModel();
    m_files = std::move(files);
    m_inUse = inUse;
    endResetModel();
}

int DiskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int DiskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString DiskModel::text(int row, int column) const
{
    const catalogue::LibraryFile &file = at(row);
    switch (column) {
    case Model: {
        const QString title = file.card ? QString::fromStdString(file.card->title) : tr("Not in the catalogue");
        return isInUse(row)    ? tr("%1 (of the next run)").arg(title)
               : !file.isWhole ? tr("%1 (a part of it)").arg(title)
                               : title;
    }
    case File:
        return QString::fromStdString(file.name);
    case Size:
        return bytes(static_cast<double>(file.bytes));
    default:
        return dateTime(file.changed);
    }
}

QVariant DiskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return (Qt::Alignment(index.column() == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(index.row(), index.column());
    return {};
}

QVariant DiskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return (Qt::Alignment(section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
    if (role != Qt::DisplayRole)
        return {};
    return section == Model ? tr("Model") : section == File ? tr("File") : section == Size ? tr("Size") : tr("Came");
}

} // namespace headstart::ui
