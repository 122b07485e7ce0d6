// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace headstart::ui {

/// How many pictures each class has: all of them first, then a row a class, then those that were set aside.
class ClassModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Pictures, Share, ColumnCount };
    enum Role {
        FilterRole = Qt::UserRole, ///< which samples the row stands for: see sample_groups.h
        BarRole,                   ///< the class's size as a share of the largest one's; nothing where no bar is
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setClasses(const std::vector<std::string> &names, const std::vector<qint64> &counts, qint64 setAside);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        qint64 count = 0;
        int filter = 0;
    };
    QVariant text(const Row &row, int column) const;
    QString tip(const Row &row) const;

    std::vector<Row> m_rows;
    qint64 m_all = 0;
    qint64 m_largest = 0;
};

} // namespace headstart::ui
