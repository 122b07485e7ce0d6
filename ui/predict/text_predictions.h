// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/data/text_cache.h"
#include "ui/predict/text_results.h"

#include <QAbstractListModel>

#include <optional>

namespace headstart::ui {

/// The rows of a table of texts on the Predict page, in the order in which they are judged. Texts stay in their file
/// until a row comes into sight.
class TextPredictions : public QAbstractListModel {
    Q_OBJECT

public:
    explicit TextPredictions(QObject *parent = nullptr);

    void setTexts(const data::Dataset &texts);
    void clear();
    /// As if nothing had been judged yet.
    void forgetResults();
    /// Of the rows that come next.
    void add(const TextResults &next);

    const std::optional<data::Dataset> &texts() const { return m_texts; }
    const TextResults &results() const { return m_results; }
    int size() const;
    int done() const { return static_cast<int>(m_results.size()); } ///< the first rows
    bool isComplete() const { return done() == size(); }
    /// "line 7".
    QString lineOf(int row) const;
    /// nullptr: not here yet; dataChanged follows.
    const TextCache::Entry *textOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::optional<data::Dataset> m_texts;
    TextResults m_results;
    TextCache *m_cache;
};

} // namespace headstart::ui
