// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/text_rows_model.h"

#include <QWidget>

namespace headstart::ui {

class RowView;

/// The rows of a table of texts: whichever is chosen is read as a whole.
class TextRows : public QWidget {
    Q_OBJECT

public:
    explicit TextRows(TextRowsModel::PartOf partOf, QWidget *parent = nullptr);

    void open(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups);
    void close();
    /// A class, or kAllSamples or kSetAside.
    void setFilter(int filter);
    void showParts() { m_model.showParts(); }

Q_SIGNALS:
    /// The text of the chosen row, nothing where there is none; `caption` says of which row, or why there is none.
    void textChosen(const std::optional<headstart::data::TextSample> &text, const QString &caption);

private:
    void sizeColumns(const data::Dataset &dataset);
    void choose(const QModelIndex &row);
    void readText(std::size_t sample);

    std::optional<data::Dataset> m_dataset;
    TextRowsModel m_model;
    RowView *m_view;
    Background m_reading;
};

} // namespace headstart::ui
