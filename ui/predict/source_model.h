// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/predict/judge.h"
#include "ui/predict/run_choice.h"

#include <QAbstractListModel>

#include <vector>

namespace headstart::ui {

/// What the Predict page can predict with: runs, the newest first, then the catalogue's models whose weights are here.
class SourceModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit SourceModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void setRuns(const std::vector<RunChoice> &runs);
    void setModels(const std::vector<std::string> &cards); ///< ids

    const ClassifierSource &at(int row) const { return m_rows[static_cast<std::size_t>(row)].source; }
    int rowOfRun(const std::string &id) const; ///< -1: none
    int rowOfModel(const std::string &card) const;
    /// What a source is, in a line.
    QString description(int row) const { return m_rows[static_cast<std::size_t>(row)].description; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        ClassifierSource source;
        QString name;
        QString description;
    };
    Row rowOf(const RunChoice &run) const;
    Row rowOf(const std::string &card) const;
    void rebuild();

    std::vector<Row> m_runs;
    std::vector<Row> m_models;
    std::vector<Row> m_rows; ///< both
};

} // namespace headstart::ui
