// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/outline.h"

#include <QAbstractTableModel>

namespace headstart::ui {

/// The chain of a network's stages: name, shape of the output, parameters, share of the work. The last row is the sum.
class StageModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Stage, Output, Parameters, Work, Columns };
    static constexpr int kBarRole = Qt::UserRole; ///< of Work: 0 to 1, of the stage that works most

    explicit StageModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setStages(std::vector<insight::StageOutline> stages);
    /// All of it to paste into a table: a line a stage, its numbers to the last digit, tabs between them.
    QString plainText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isSum(int row) const { return row + 1 == rowCount(); }
    QString text(const insight::StageOutline &stage, int column) const;

    std::vector<insight::StageOutline> m_stages; ///< and their sum behind them, if there are any
    std::int64_t m_most = 0;                     ///< multiply-adds of a stage
};

} // namespace headstart::ui
