// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/data/column_choices.h"
#include "ui/data/text_preview_model.h"

#include <QObject>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QTableView;
class QWidget;

namespace headstart::ui {

/// How a table of texts is read: drop-downs for a form to place, over the table's first rows as they are understood.
/// These are read in the background, with each change, whether or not the whole table is being opened.
class TextFields : public QObject {
    Q_OBJECT

public:
    using Change = std::function<void(data::DataSource &)>;

    /// The fields and the preview become children of `form`.
    explicit TextFields(QWidget *form);

    /// As SourceForm has them, of kind "texts".
    void setSource(const data::DataSource &asked, const data::DataSource &understood);

    const std::vector<QWidget *> &fields() const { return m_fields; }
    /// Whether a field has a meaning: JSON Lines have no header.
    bool fits(const QWidget *field) const;
    QWidget *preview() const { return m_preview; }

Q_SIGNALS:
    /// By the user: what is to be read in another way.
    void changed(const headstart::ui::TextFields::Change &change);
    /// Others have a meaning than before.
    void fieldsChanged();

private:
    using TextField = std::string data::DataSource::*;
    using Choices = std::vector<std::pair<const char *, QString>>;
    struct Choice {
        TextField field;
        QComboBox *combo;
    };
    struct Column {
        TextField field;
        QComboBox *combo;
        QString open;    ///< what it is called that none is chosen
        QString openKey; ///< likewise in a source
    };
    void addFormat();
    void addColumns();
    QComboBox *addChoice(TextField field, const QString &label, const QString &name, const QString &description,
                         const Choices &choices);
    void addColumn(TextField field, const QString &label, const QString &name, const QString &description);
    void makePreview(QWidget *form);
    void take(Result<data::TextTablePreview> preview);
    void showPreview(const data::TextTablePreview &preview);
    void showFields();

    QWidget *m_form;
    std::vector<QWidget *> m_fields;
    std::vector<QWidget *> m_notOfJson;
    std::vector<Choice> m_choices;
    std::vector<Column> m_columns;
    std::vector<ColumnChoice> m_columnChoices;
    std::string m_asked;          ///< path
    std::string m_table;          ///< the one in it, if that is a folder
    data::DataSource m_previewOf; ///< what is shown, or being read
    data::DataSource m_shown;     ///< with what was guessed
    TextPreviewModel m_model;
    QWidget *m_preview = nullptr;
    QTableView *m_view = nullptr;
    QLabel *m_problem = nullptr; ///< why there is no preview
    Background m_reading;
};

} // namespace headstart::ui
