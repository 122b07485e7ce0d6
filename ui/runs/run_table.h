// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_filter.h"
#include "ui/runs/run_table_model.h"

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

class QMenu;

namespace headstart::ui {

/// The runs that a search lets through, in the order that was asked for: pinned ones first, those without a value last.
class RunSortModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunSortModel(RunTableModel &runs, QObject *parent = nullptr);

    void setFilter(const RunFilter &filter);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const RunTableModel &m_runs;
    RunFilter m_filter;
};

/// Paints the first column: the run's colour, and its pin.
class RunMarkDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The table of all runs. Several can be chosen.
class RunTable : public QTableView {
    Q_OBJECT

public:
    explicit RunTable(RunTableModel &runs, QWidget *parent = nullptr);
    ~RunTable() override; ///< remembers columns, order and widths

    void setFilter(const RunFilter &filter);
    int shownCount() const { return m_sorted->rowCount(); }
    /// The ids of the chosen runs, as they stand in the table.
    QStringList chosen() const;
    /// Of these, the one that the keyboard is at; the first one if it is at none of them.
    QString current() const;
    void choose(const QString &run);
    /// Puts the runs' columns into a menu, to be shown and hidden.
    void fillColumnMenu(QMenu *menu);

Q_SIGNALS:
    /// Other runs are chosen, or the keyboard is at another one.
    void chosenChanged();

private:
    void restore();

    RunSortModel *m_sorted;
};

} // namespace headstart::ui
