// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/source_form.h"

#include "core/data/labels.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/data/column_choices.h"
#include "ui/data/form_field.h"
#include "ui/data/text_fields.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>

#include <utility>

namespace headstart::ui {

namespace {

constexpr int kFieldsInRow = 5;

data::DataSource ofPath(const std::string &path)
{
    data::DataSource out;
    out.path = path;
    return out;
}

/// A text that the user is writing stays.
void showText(QLineEdit *edit, const QString &text)
{
    if (!edit->isModified())
        edit->setText(text);
}

/// The names that a threshold gives its halves by itself, as core/data/image_table.cpp has them, go with it.
void dropNamesOf(data::DataSource &source)
{
    if (!source.threshold)
        return;
    const std::string threshold = data::shortestText(*source.threshold);
    if (source.aboveName == "above " + threshold)
        source.aboveName.clear();
    if (source.belowName == threshold + " or less")
        source.belowName.clear();
}

void dropColumns(data::DataSource &source)
{
    source.pathColumn.clear();
    source.labelColumn.clear();
    source.splitColumn.clear();
}

} // namespace

SourceForm::SourceForm(QWidget *parent)
    : Card(parent), m_grid(new QGridLayout), m_kind(makeChoice(this)), m_texts(new TextFields(this))
{
    m_grid->setHorizontalSpacing(space::kNormal);
    m_grid->setVerticalSpacing(space::kNormal);
    for (int column = 0; column < kFieldsInRow; ++column)
        m_grid->setColumnStretch(column, 1);
    content()->addLayout(m_grid);
    content()->addWidget(m_texts->preview());
    addKind();
    addTableFields();
    addLabelsFile();
    connect(m_texts, &TextFields::changed, this, &SourceForm::apply);
    connect(m_texts, &TextFields::fieldsChanged, this, &SourceForm::placeFields);
    placeFields();
}

void SourceForm::addKind()
{
    addChoices(m_kind, {{"", tr("Guess")},
                        {"folder", tr("Folder of classes")},
                        {"table", tr("Table of pictures")},
                        {"idx", tr("IDX")},
                        {"texts", tr("Table of texts")},
                        {"glue", tr("GLUE task")}});
    m_grid->addWidget(addField(tr("Read as"), m_kind, QStringLiteral("kind"),
                               tr("Folders of pictures that are called as their classes; a table that names pictures "
                                  "and labels; IDX, as MNIST has it; a table that holds texts and labels; or a folder "
                                  "of a GLUE task")),
                      0, 0);
    connect(m_kind, &QComboBox::activated, this, [this] {
        apply([this](data::DataSource &source) {
            source = ofPath(source.path);
            source.kind = chosen(m_kind);
        });
    });
}

QWidget *SourceForm::addField(const QString &label, QWidget *editor, const QString &name, const QString &description)
{
    return makeField(label, editor, name, description, this);
}

void SourceForm::addTableFields()
{
    m_delimiter = makeChoice(this);
    addChoices(m_delimiter, {{"", tr("Guess")},
                             {"comma", tr("Comma")},
                             {"semicolon", tr("Semicolon")},
                             {"tab", tr("Tab")},
                             {"space", tr("Blanks")}});
    m_tableFields.push_back(addField(tr("Cells are parted by"), m_delimiter, QStringLiteral("delimiter"),
                                     tr("The delimiter. With another one, the columns are guessed anew.")));
    connect(m_delimiter, &QComboBox::activated, this, [this] {
        apply([this](data::DataSource &source) {
            source.delimiter = chosen(m_delimiter);
            source.header.clear();
            dropColumns(source);
        });
    });
    m_header = makeChoice(this);
    addChoices(m_header, {{"", tr("Guess")}, {"yes", tr("Names the columns")}, {"no", tr("Is a picture's")}});
    m_tableFields.push_back(
        addField(tr("The first row"), m_header, QStringLiteral("header"), tr("Whether the table has a header")));
    connect(m_header, &QComboBox::activated, this, [this] {
        apply([this](data::DataSource &source) {
            source.header = chosen(m_header);
            dropColumns(source);
        });
    });
    addColumnField(&data::DataSource::pathColumn, tr("Column of files"), QStringLiteral("pathColumn"),
                   tr("Names the picture of each row, from the table's folder on"));
    addColumnField(&data::DataSource::labelColumn, tr("Column of labels"), QStringLiteral("labelColumn"),
                   tr("Says what each picture shows: a name, or a number"));
    addColumnField(&data::DataSource::splitColumn, tr("Column of parts"), QStringLiteral("splitColumn"),
                   tr("Says which pictures train, judge and are kept for the end: train, validation, test"));
    addThreshold();
}

void SourceForm::addThreshold()
{
    m_threshold = new QLineEdit(this);
    m_threshold->setPlaceholderText(tr("none"));
    m_thresholdFields.push_back(addField(tr("Threshold"), m_threshold, QStringLiteral("threshold"),
                                         tr("Makes two classes of labels that are numbers: above it, and not")));
    connect(m_threshold, &QLineEdit::editingFinished, this, &SourceForm::applyThreshold);
    m_above = new QLineEdit(this);
    m_below = new QLineEdit(this);
    m_halfFields.push_back(addField(tr("Name of those above"), m_above, QStringLiteral("aboveName"),
                                    tr("What the class of labels above the threshold is called")));
    m_halfFields.push_back(addField(tr("Name of the others"), m_below, QStringLiteral("belowName"),
                                    tr("What the class of labels at the threshold or below it is called")));
    connectText(m_above, &data::DataSource::aboveName);
    connectText(m_below, &data::DataSource::belowName);
}

void SourceForm::addColumnField(TextField column, const QString &label, const QString &name, const QString &description)
{
    QComboBox *combo = makeChoice(this);
    m_tableFields.push_back(addField(label, combo, name, description));
    m_columns.push_back({column, combo, column == &data::DataSource::splitColumn ? tr("None") : tr("Guess")});
    connect(combo, &QComboBox::activated, this,
            [this, combo, column] { apply([&](data::DataSource &source) { source.*column = chosen(combo); }); });
}

void SourceForm::addLabelsFile()
{
    m_labelsFile = new QLineEdit(this);
    m_labelsFile->setPlaceholderText(tr("beside the pictures"));
    m_idxFields.push_back(addField(tr("File of labels"), m_labelsFile, QStringLiteral("labelsFile"),
                                   tr("The IDX file that holds a label for each picture")));
    connectText(m_labelsFile, &data::DataSource::labelsFile);
    QPushButton *button = makeButton(tr("Choose labels..."), tr("Chooses the IDX file of labels"), "", this);
    button->setObjectName(QStringLiteral("chooseLabels"));
    m_idxFields.push_back(button);
    connect(button, &QPushButton::clicked, this, &SourceForm::chooseLabelsFile);
}

void SourceForm::connectText(QLineEdit *edit, TextField text)
{
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, text] {
        if (!edit->isModified())
            return;
        edit->setModified(false);
        apply([&](data::DataSource &source) { source.*text = edit->text().trimmed().toStdString(); });
    });
}

void SourceForm::chooseLabelsFile()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose the file of labels"), "labelsFileDialog", QFileDialog::ExistingFile, {},
                       QString::fromStdString(m_understood.path).section(QLatin1Char('/'), 0, -2));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        apply([&](data::DataSource &source) { source.labelsFile = file.toStdString(); });
    });
    dialog->open();
}

void SourceForm::setSource(const data::DataSource &asked, const data::DataSource &understood)
{
    if (asked.path != m_asked.path)
        for (QLineEdit *edit : {m_threshold, m_above, m_below, m_labelsFile})
            edit->setModified(false);
    m_asked = asked;
    m_understood = understood;
    choose(m_kind, understood.kind);
    choose(m_delimiter, understood.delimiter);
    choose(m_header, understood.header);
    showText(m_threshold, understood.threshold
                              ? QLocale().toString(*understood.threshold, 'g', QLocale::FloatingPointShortest)
                              : QString());
    if (!m_threshold->isModified())
        markThreshold(true);
    showText(m_above, QString::fromStdString(understood.aboveName));
    showText(m_below, QString::fromStdString(understood.belowName));
    showText(m_labelsFile, QString::fromStdString(understood.labelsFile));
    placeFields();
    readColumns();
    showColumns();
    if (understood.kind == "texts")
        m_texts->setSource(asked, understood);
}

void SourceForm::placeFields()
{
    int place = 1;
    const auto put = [&](const std::vector<QWidget *> &fields, bool fit) {
        for (QWidget *field : fields) {
            m_grid->removeWidget(field);
            field->setVisible(fit);
            if (fit)
                m_grid->addWidget(field, place / kFieldsInRow, place % kFieldsInRow, Qt::AlignBottom);
            place += fit ? 1 : 0;
        }
    };
    const bool isTable = m_understood.kind == "table";
    const bool isTexts = m_understood.kind == "texts";
    const bool hasThreshold = m_understood.threshold.has_value();
    put(m_tableFields, isTable);
    for (QWidget *field : m_texts->fields())
        put({field}, isTexts && m_texts->fits(field));
    put(m_thresholdFields, isTable || (isTexts && (hasThreshold || m_understood.target == "number")));
    put(m_halfFields, (isTable || isTexts) && hasThreshold);
    put(m_idxFields, m_understood.kind == "idx");
    m_texts->preview()->setVisible(isTexts);
}

void SourceForm::readColumns()
{
    data::DataSource wanted = ofPath(m_understood.path);
    wanted.delimiter = m_understood.delimiter;
    if (m_understood.kind != "table" || wanted == m_firstRowOf)
        return;
    m_firstRowOf = wanted;
    m_firstRow.clear();
    m_reading.run([wanted](const StopToken &stop) { return firstRowOf(wanted, stop); },
                  [this](Result<std::vector<std::string>> row) {
                      m_firstRow = row ? std::move(*row) : std::vector<std::string>();
                      showColumns();
                  });
}

void SourceForm::showColumns()
{
    const auto choices = columnChoices(m_firstRow, m_understood.header == "yes");
    for (const Column &column : m_columns)
        fillColumns(column.combo, {{}, column.none}, choices, QString::fromStdString(m_understood.*column.source));
}

void SourceForm::apply(const std::function<void(data::DataSource &)> &change)
{
    data::DataSource next = m_asked;
    change(next);
    if (next == m_asked)
        return;
    m_asked = next;
    Q_EMIT sourceChanged(next);
}

void SourceForm::markThreshold(bool isNumber)
{
    m_threshold->setProperty("wrong", !isNumber);
    restyle(m_threshold);
    m_threshold->setToolTip(isNumber ? m_threshold->accessibleDescription() : tr("This is not a number"));
}

void SourceForm::applyThreshold()
{
    if (!m_threshold->isModified())
        return;
    const QString text = m_threshold->text().trimmed();
    bool isNumber = text.isEmpty();
    double value = isNumber ? 0 : QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text, &isNumber);
    markThreshold(isNumber);
    if (!isNumber)
        return;
    m_threshold->setModified(false);
    apply([&](data::DataSource &source) {
        dropNamesOf(source);
        source.threshold = text.isEmpty() ? std::nullopt : std::optional(value);
        source.target.clear(); // of texts: a threshold makes classes of numbers
        if (!source.threshold)
            source.aboveName = source.belowName = {};
    });
}

} // namespace headstart::ui
