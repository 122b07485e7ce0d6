// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/insight/classifier.h"

#include <QAbstractListModel>
#include <QSet>

#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// One picture of the Predict page.
struct Prediction {
    enum class State { Waiting, Judged, Failed };

    std::string path;
    State state = State::Waiting;
    std::vector<insight::Guess> guesses; ///< the most probable first
    std::optional<Error> error;
};

/// The pictures of the Predict page, in the order in which they came and in which they are judged.
class PredictionModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PredictionModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    /// Those that are there already are passed over. Returns how many are new.
    int add(const std::vector<std::string> &paths);
    void clear();
    /// As if nothing had been judged yet.
    void forgetResults();
    /// Of the first picture that waits.
    void setNext(std::vector<insight::Guess> guesses);
    void setNext(const Error &error);

    const Prediction &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const std::vector<Prediction> &rows() const { return m_rows; }
    int size() const { return static_cast<int>(m_rows.size()); }
    int done() const { return m_done; } ///< the first rows
    int damaged() const { return m_damaged; }
    bool isComplete() const { return m_done == size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void finishNext();

    std::vector<Prediction> m_rows;
    QSet<QString> m_paths;
    int m_done = 0;
    int m_damaged = 0;
};

} // namespace headstart::ui
