// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/library_contents.h"

#include <QAbstractTableModel>

namespace headstart::ui {

/// The files of the library, a row each.
class DiskModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Model, File, Size, Came, Columns };

    explicit DiskModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    /// `inUse`: the id of the model whose weights the next run starts from; empty: none.
    void setFiles(std::vector<catalogue::LibraryFile> files, const std::string &inUse);
    const catalogue::LibraryFile &at(int row) const { return m_files[static_cast<std::size_t>(row)]; }
    bool isInUse(int row) const { return at(row).card && at(row).card->id == m_inUse; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, int column) const;

    std::vector<catalogue::LibraryFile> m_files;
    std::string m_inUse;
};

} // namespace headstart::ui
