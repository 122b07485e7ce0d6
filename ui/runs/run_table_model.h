// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_entry.h"

#include <QAbstractTableModel>
#include <QHash>

namespace headstart::ui {

/// All runs as a table. It takes in what has changed row by row, so that a view keeps its selection, its place and an
/// open editor.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Mark, Name, Status, Best, Cut, Rate, Epochs, Time, Started, Tags, Model, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< absent numbers are invalid
        IdRole,
        ColourRole, ///< place in the palette of runs; -1: none
        PinnedRole,
        ChosenRole, ///< its curves are shown
    };

    explicit RunTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setRuns(RunEntries runs);
    const RunEntries &runs() const { return m_runs; }
    const RunEntry *find(const QString &id) const; ///< nullptr if there is none
    int rowOf(const QString &id) const;            ///< -1 if there is none
    /// New marks show at once, as a new name does.
    void setMarks(const QString &run, const runs::RunMarks &marks);
    /// The colours of the runs whose curves are shown, by id.
    void setChosen(const QHash<QString, int> &colours);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A new name shows at once; whether the store takes it is known when the runs are read again.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renameWanted(const QString &run, const QString &name);

private:
    void removeMissing(const RunEntries &runs);
    void replace(int row, RunEntry run);
    QString text(const RunEntry &run, int column) const;
    QVariant sortKey(const RunEntry &run, int column) const;
    QString toolTip(const RunEntry &run, int column) const;
    QString markText(const RunEntry &run) const;
    int colourOf(const RunEntry &run) const;

    RunEntries m_runs;
    QHash<QString, int> m_chosen;
};

} // namespace headstart::ui
