// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/text_preview.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace headstart::ui {

/// Some of the first rows of a table of texts as they are understood. What the texts, labels and parts are read from
/// comes first, other columns behind; rows that cannot be used stand among the others, with their reason.
class TextPreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { ProblemRole = Qt::UserRole }; ///< why a row cannot be used

    /// Looked at to choose the rows from: among the first may be none that tells of the encoding.
    static constexpr std::size_t kLookedAt = 200;
    static constexpr int kRows = 8;

    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const data::TextTablePreview &preview);
    void clear();
    /// Which column holds the texts; -1: none.
    int textColumn() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        qlonglong line = 0;
        std::vector<QString> cells; ///< a column each, in the table's order; empty where they cannot be told
        QString problem;
    };
    struct Column {
        std::size_t place = 0; ///< in the table
        QString name;
        QString role; ///< what is read from it, in words; empty: nothing
    };
    void placeColumns(const data::TextColumns &columns);
    static std::vector<Row> rowsOf(const data::TextTablePreview &preview);
    static std::vector<Row> telling(std::vector<Row> rows);
    static bool isTelling(const Row &row);

    std::vector<Row> m_rows;
    std::vector<Column> m_columns;
    int m_text = -1;
};

} // namespace headstart::ui
