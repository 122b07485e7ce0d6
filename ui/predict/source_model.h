// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/predict/judge.h"
#include "ui/predict/run_choice.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace headstart::ui {

/// What the Predict page can predict with: folders that were chosen and runs, the newest first, then the catalogue's
/// models whose weights are here.
class SourceModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit SourceModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void setRuns(const std::vector<RunChoice> &runs);
    void setModels(const std::vector<std::string> &cards); ///< ids
    /// Returns its row.
    int addFolder(const std::filesystem::path &folder, insight::FolderKind kind);

    const ClassifierSource &at(int row) const { return m_rows[static_cast<std::size_t>(row)].source; }
    int rowOfRun(const std::string &id) const; ///< -1: none
    int rowOfModel(const std::string &card) const;
    int rowOf(const ClassifierSource &source) const; ///< of the same run, model or folder; -1: none
    /// What a network that reads texts was trained on; nothing: it looks at pictures.
    const std::optional<TrainedOn> &texts(int row) const { return m_rows[static_cast<std::size_t>(row)].texts; }
    /// What a source is, in a line.
    QString description(int row) const { return m_rows[static_cast<std::size_t>(row)].description; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        ClassifierSource source;
        QString name;
        QString description;
        std::optional<TrainedOn> texts = {};
    };
    Row makeRow(const RunChoice &run) const;
    Row makeRow(const std::string &card) const;
    void rebuild();

    std::vector<Row> m_folders;
    std::vector<Row> m_runs;
    std::vector<Row> m_models;
    std::vector<Row> m_rows; ///< all
};

} // namespace headstart::ui
