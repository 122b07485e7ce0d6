// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/common/widgets.h"

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace headstart::ui {

class TextFields;

/// How data are read, as fields to change: only those that fit their kind. What the user has not chosen is guessed anew
/// each time. A table's columns are read in the background, so that they can be chosen from; of a table of texts, the
/// first rows are shown.
class SourceForm : public Card {
    Q_OBJECT

public:
    explicit SourceForm(QWidget *parent = nullptr);

    /// `asked`: what was to be opened, empty where it may be guessed; `understood`: with the guesses, as far as they
    /// are known.
    void setSource(const data::DataSource &asked, const data::DataSource &understood);

Q_SIGNALS:
    /// By the user: open this now.
    void sourceChanged(const headstart::data::DataSource &source);

private:
    using TextField = std::string data::DataSource::*;
    QWidget *addField(const QString &label, QWidget *editor, const QString &name, const QString &description);
    void addKind();
    void addTableFields();
    void addColumnField(TextField column, const QString &label, const QString &name, const QString &description);
    void addThreshold();
    void addLabelsFile();
    void connectText(QLineEdit *edit, TextField text);
    void chooseLabelsFile();
    void placeFields();
    void readColumns();
    void showColumns();
    void apply(const std::function<void(data::DataSource &)> &change);
    void applyThreshold();
    void markThreshold(bool isNumber);

    struct Column {
        TextField source;
        QComboBox *combo;
        QString none; ///< what choosing none means
    };
    data::DataSource m_asked;
    data::DataSource m_understood;
    std::vector<std::string> m_firstRow;
    data::DataSource m_firstRowOf; ///< path and delimiter
    QGridLayout *m_grid;
    QComboBox *m_kind;
    QComboBox *m_delimiter = nullptr;
    QComboBox *m_header = nullptr;
    QLineEdit *m_threshold = nullptr;
    QLineEdit *m_above = nullptr;
    QLineEdit *m_below = nullptr;
    QLineEdit *m_labelsFile = nullptr;
    std::vector<Column> m_columns;
    TextFields *m_texts;
    std::vector<QWidget *> m_tableFields; ///< each with its label
    std::vector<QWidget *> m_thresholdFields;
    std::vector<QWidget *> m_halfFields; ///< names of what a threshold makes
    std::vector<QWidget *> m_idxFields;
    Background m_reading;
};

} // namespace headstart::ui
