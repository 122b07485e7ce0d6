// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/judgement.h"

#include <QAbstractTableModel>

namespace headstart::ui {

/// A confusion matrix: a row for what pictures show (or texts are), a column for what they were taken for.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        ShareRole = Qt::UserRole + 1, ///< of the row, 0..1
    };

    explicit ConfusionModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setJudgement(const Judgement &judgement);
    /// Cells show their share of the row instead of a count.
    void setShowsShares(bool on);
    qint64 count(int label, int guess) const;
    /// What a cell says, as a sentence.
    QString sentence(int label, int guess) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double share(int label, int guess) const; ///< NaN for a class without samples

    bool m_isText = false;
    QStringList m_classes;
    std::vector<std::vector<std::int64_t>> m_counts;
    std::vector<insight::ClassMetrics> m_metrics;
    bool m_showsShares = false;
};

/// What each class is worth: samples, precision, recall, F1.
class ClassMetricsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Support, Precision, Recall, F1, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 };

    explicit ClassMetricsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setJudgement(const Judgement &judgement);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool m_isText = false;
    QStringList m_classes;
    std::vector<insight::ClassMetrics> m_metrics;
};

} // namespace headstart::ui
