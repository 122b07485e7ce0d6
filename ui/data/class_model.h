// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QAbstractTableModel>
#include <QList>

#include <vector>

namespace headstart::ui {

/// How many pictures or texts each class has: all of them first, then a row a class, then those that were set aside.
class ClassModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Count, Share, ColumnCount };
    enum Role {
        FilterRole = Qt::UserRole, ///< which samples the row stands for: see sample_groups.h
        BarRole,                   ///< the class's size as a share of the largest one's; nothing where no bar is
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `counts`: of the dataset's classes.
    void setDataset(const data::Dataset &dataset, const QList<qint64> &counts);
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
    bool m_areTexts = false;
    qint64 m_all = 0;
    qint64 m_largest = 0;
};

} // namespace headstart::ui
