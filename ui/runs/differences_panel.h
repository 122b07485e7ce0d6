// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/config_keys.h"
#include "ui/runs/run_entry.h"

#include <QAbstractTableModel>
#include <QLabel>
#include <QTableView>
#include <QWidget>

#include <vector>

namespace headstart::ui {

/// The settings in which runs differ, a column for each.
class DifferencesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit DifferencesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// `names` stand above the columns, one a value of each difference.
    void setDifferences(std::vector<training::Difference> differences, const QStringList &names);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<training::Difference> m_differences;
    QStringList m_names;
};

/// Only the settings that differ between the runs that were chosen; of a single run, those that are not the defaults.
class DifferencesPanel : public QWidget {
    Q_OBJECT

public:
    explicit DifferencesPanel(QWidget *parent = nullptr);

    void show(const RunEntries &runs);

private:
    QLabel *m_caption;
    DifferencesModel *m_model;
    QTableView *m_table;
};

} // namespace headstart::ui
