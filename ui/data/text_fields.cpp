// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_fields.h"

#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/form_field.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace headstart::ui {

namespace {

using Source = data::DataSource;

constexpr std::array kColumns = {&Source::textColumn, &Source::pairColumn, &Source::labelColumn, &Source::splitColumn};

void dropColumns(Source &source)
{
    for (const auto column : kColumns)
        (source.*column).clear();
}

/// In another encoding they are called otherwise.
void dropColumnsBeyondAscii(Source &source)
{
    for (const auto column : kColumns) {
        std::string &name = source.*column;
        if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
            name.clear();
    }
}

/// Sets a field, and opens what cannot stay as it was chosen.
void setField(Source &source, std::string Source::*field, const std::string &value)
{
    const bool isColumn = std::find(kColumns.begin(), kColumns.end(), field) != kColumns.end();
    for (const auto column : kColumns)
        if (isColumn && !value.empty() && value != "none" && source.*column == value)
            (source.*column).clear(); // a column is one thing
    source.*field = value;
    if (field == &Source::labelColumn && source.target == "none")
        source.target.clear();
    if (field == &Source::delimiter) {
        source.header.clear();
        source.quoting.clear();
    }
    if (field == &Source::delimiter || field == &Source::header)
        dropColumns(source);
    if (field == &Source::encoding)
        dropColumnsBeyondAscii(source);
    if (field == &Source::target && value == "none")
        source.labelColumn.clear();
    if (field == &Source::target && value != "classes") {
        source.threshold.reset();
        source.aboveName.clear();
        source.belowName.clear();
    }
}

} // namespace

TextFields::TextFields(QWidget *form) : QObject(form), m_form(form)
{
    addColumns();
    addFormat();
    makePreview(form);
}

void TextFields::addColumns()
{
    addColumn(&Source::textColumn, tr("Column of texts"), QStringLiteral("textColumn"), tr("Holds what a model reads"));
    addColumn(&Source::pairColumn, tr("Second text"), QStringLiteral("pairColumn"),
              tr("Holds a text that goes with the first one, where a sample is two: a question and its answer"));
    addColumn(&Source::labelColumn, tr("Column of labels"), QStringLiteral("textLabelColumn"),
              tr("Says what each text is: a name, or a number"));
    m_choices.push_back(
        {&Source::target,
         addChoice(
             &Source::target, tr("Labels are"), QStringLiteral("target"),
             tr("What a label is: one of a few classes, a number to be "
                "foretold, or nothing, where there are only texts"),
             {{"", tr("Guess")}, {"classes", tr("Classes")}, {"number", tr("Numbers")}, {"none", tr("Not there")}})});
    addColumn(&Source::splitColumn, tr("Column of parts"), QStringLiteral("textSplitColumn"),
              tr("Says which texts train, judge and are kept for the end: train, validation, test"));
}

void TextFields::addFormat()
{
    const auto add = [this](TextField field, const QString &label, const char *name, const QString &description,
                            const Choices &choices) {
        m_choices.push_back({field, addChoice(field, label, QString::fromLatin1(name), description, choices)});
    };
    add(&Source::delimiter, tr("Cells are parted by"), "textDelimiter",
        tr("The delimiter; or JSON Lines, an object a line. With another one, the columns are guessed anew."),
        {{"", tr("Guess")},
         {"comma", tr("Comma")},
         {"semicolon", tr("Semicolon")},
         {"tab", tr("Tab")},
         {"json", tr("JSON Lines")}});
    add(&Source::quoting, tr("Quotation marks"), "quoting",
        tr("Whether they enclose a cell, which may then hold delimiters and several lines, or belong to the text"),
        {{"", tr("Guess")}, {"yes", tr("Enclose cells")}, {"no", tr("Are text")}});
    m_notOfJson.push_back(m_fields.back());
    add(&Source::header, tr("The first row"), "textHeader", tr("Whether the table has a header"),
        {{"", tr("Guess")}, {"yes", tr("Names the columns")}, {"no", tr("Is a text's")}});
    m_notOfJson.push_back(m_fields.back());
    add(&Source::encoding, tr("Encoding"), "encoding",
        tr("How the file's bytes stand for characters: with the wrong one, letters with accents look odd"),
        {{"", tr("Guess")},
         {"utf-8", QStringLiteral("UTF-8")},
         {"windows-1252", QStringLiteral("Windows-1252")},
         {"mac-roman", QStringLiteral("Mac Roman")},
         {"utf-16le", QStringLiteral("UTF-16 LE")},
         {"utf-16be", QStringLiteral("UTF-16 BE")}});
}

QComboBox *TextFields::addChoice(TextField field, const QString &label, const QString &name, const QString &description,
                                 const Choices &choices)
{
    QComboBox *combo = makeChoice(m_form);
    addChoices(combo, choices);
    m_fields.push_back(makeField(label, combo, name, description, m_form));
    connect(combo, &QComboBox::activated, this, [this, combo, field] {
        Q_EMIT changed([field, value = chosen(combo)](Source &source) { setField(source, field, value); });
    });
    return combo;
}

void TextFields::addColumn(TextField field, const QString &label, const QString &name, const QString &description)
{
    QComboBox *combo = addChoice(field, label, name, description, {});
    if (field == &Source::pairColumn)
        m_columns.push_back({field, combo, tr("None"), QStringLiteral("none")});
    else
        m_columns.push_back({field, combo, field == &Source::splitColumn ? tr("None") : tr("Guess"), {}});
}

void TextFields::makePreview(QWidget *form)
{
    m_preview = new QWidget(form);
    m_view = new QTableView(m_preview);
    m_view->setObjectName(QStringLiteral("textPreview"));
    m_view->setAccessibleName(tr("The first rows, as they are understood"));
    m_view->setModel(&m_model);
    makeListLike(*m_view);
    m_view->setFont(Theme::font(type::kCaption));
    m_view->setWordWrap(false);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_view->font()).height() + space::kNormal);
    m_problem = makeSecondary({}, m_preview);
    m_problem->setObjectName(QStringLiteral("textPreviewProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    setRole(m_problem, "error");
    m_problem->hide();
    auto *layout = new QVBoxLayout(m_preview);
    layout->setContentsMargins(0, space::kTight, 0, 0);
    layout->addWidget(m_view);
    layout->addWidget(m_problem);
    connect(&Theme::instance(), &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

bool TextFields::fits(const QWidget *field) const
{
    return m_shown.delimiter != "json" || std::find(m_notOfJson.begin(), m_notOfJson.end(), field) == m_notOfJson.end();
}

void TextFields::setSource(const data::DataSource &asked, const data::DataSource &understood)
{
    if (asked.path != m_asked || understood.path != asked.path || m_table.empty())
        m_table = understood.path;
    m_asked = asked.path;
    Source wanted = understood;
    wanted.path = m_table;
    if (wanted == m_previewOf)
        return;
    m_previewOf = wanted;
    m_reading.run([wanted](const StopToken &) { return data::previewTexts(wanted, TextPreviewModel::kLookedAt); },
                  [this](Result<data::TextTablePreview> preview) { take(std::move(preview)); });
}

void TextFields::take(Result<data::TextTablePreview> preview)
{
    const bool isOther = m_shown.path != m_previewOf.path;
    m_shown = preview ? preview->source : m_previewOf;
    if (preview) {
        showPreview(*preview);
    } else {
        m_model.clear();
        m_problem->setText(words(preview.error()));
        if (isOther)
            m_columnChoices.clear();
    }
    m_view->setVisible(preview.has_value());
    m_problem->setVisible(!preview.has_value());
    showFields();
    Q_EMIT fieldsChanged();
}

void TextFields::showPreview(const data::TextTablePreview &preview)
{
    constexpr int kWidest = 140;
    constexpr int kText = 320;
    constexpr int kFewColumns = 6;
    m_model.setPreview(preview);
    m_columnChoices.clear();
    for (std::size_t i = 0; i < preview.columns.names.size(); ++i) {
        const QString key = QString::fromStdString(preview.columns.nameOf(i));
        const QString name = QString::fromStdString(preview.columns.names[i]);
        m_columnChoices.push_back(
            {key, key == name || name.isEmpty() ? key : QStringLiteral("%1 (%2)").arg(key, name)});
    }
    QHeaderView *head = m_view->horizontalHeader();
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const bool isText = column == m_model.textColumn();
        head->setSectionResizeMode(column, isText && m_model.columnCount() <= kFewColumns ? QHeaderView::Stretch
                                                                                          : QHeaderView::Interactive);
        head->resizeSection(column, isText ? kText : std::min(kWidest, head->sectionSize(column)));
    }
}

void TextFields::showFields()
{
    for (const Choice &choice : m_choices)
        choose(choice.combo, m_shown.*choice.field);
    for (const Column &column : m_columns)
        fillColumns(column.combo, {column.openKey, column.open}, m_columnChoices,
                    QString::fromStdString(m_shown.*column.field));
}

} // namespace headstart::ui
