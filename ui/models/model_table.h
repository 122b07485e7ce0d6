// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/model_facts.h"

#include <QAbstractTableModel>

#include <vector>

namespace headstart::ui {

/// The catalogue's models, a row each, in its order. What takes time to find out is filled in later.
class ModelTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Parameters, Accuracy, Input, Speed, Weights, Licence, Columns };
    static constexpr int kSortRole = Qt::UserRole;       ///< numbers as numbers; nothing where there is none
    static constexpr int kSearchRole = Qt::UserRole + 1; ///< of the first column: all that a search looks at
    static constexpr int kTextsRole = Qt::UserRole + 2;  ///< likewise: whether it reads texts

    explicit ModelTable(QObject *parent = nullptr);

    const ModelFacts &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const std::string &id) const;                                           ///< -1: none
    void setWeights(const std::vector<WeightsFound> &found);                          ///< a row each
    void setSpeeds(const std::vector<std::optional<insight::MeasuredSpeed>> &speeds); ///< likewise
    void takeNewCards(); ///< that the catalogue has by now: rows behind the others
    /// Of the run to be: its row is marked.
    void setChosen(const std::string &id);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ModelFacts &facts, int column) const;
    static QVariant sortKey(const ModelFacts &facts, int column);
    QString toolTip(const ModelFacts &facts, int column) const;

    std::vector<ModelFacts> m_rows;
    std::string m_chosen;
};

} // namespace headstart::ui
