// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/source_form.h"

#include "core/data/labels.h"
#include "ui/common/theme.h"
#include "ui/data/column_choices.h"

#include <QComboBox>
#include <QFileDialog>
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

void addChoices(QComboBox *combo, const std::vector<std::pair<const char *, QString>> &choices)
{
    for (const auto &[key, text] : choices)
        combo->addItem(text, QString::fromLatin1(key));
}

void choose(QComboBox *combo, const std::string &key)
{
    combo->setCurrentIndex(std::max(0, combo->findData(QString::fromStdString(key))));
}

std::string chosen(const QComboBox *combo)
{
    return combo->currentData().toString().toStdString();
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

SourceForm::SourceForm(QWidget *parent) : Card(parent), m_grid(new QGridLayout), m_kind(makeCombo())
{
    m_grid->setHorizontalSpacing(space::kNormal);
    m_grid->setVerticalSpacing(space::kNormal);
    for (int column = 0; column < kFieldsInRow; ++column)
        m_grid->setColumnStretch(column, 1);
    content()->addLayout(m_grid);
    addChoices(m_kind,
               {{"", tr("Guess")}, {"folder", tr("Folder of classes")}, {"table", tr("Table")}, {"idx", tr("IDX")}});
    m_grid->addWidget(addField(tr("Read as"), m_kind, QStringLiteral("kind"),
                               tr("Folders that are called as their classes; a table that names files and labels; or "
                                  "IDX, as MNIST has it")),
                      0, 0);
    connect(m_kind, &QComboBox::activated, this, [this] {
        apply([this](data::DataSource &source) {
            source = ofPath(source.path);
            source.kind = chosen(m_kind);
        });
    });
    addTableFields();
    addLabelsFile();
    placeFields();
}

QComboBox *SourceForm::makeCombo()
{
    constexpr int kLetters = 8;
    auto *combo = new QComboBox(this);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(kLetters);
    return combo;
}

QLineEdit *SourceForm::makeEdit()
{
    return new QLineEdit(this);
}

QWidget *SourceForm::addField(const QString &label, QWidget *editor, const QString &name, const QString &description)
{
    auto *field = new QWidget(this);
    auto *text = makeCaption(label, field);
    editor->setObjectName(name);
    editor->setAccessibleName(label);
    editor->setAccessibleDescription(description);
    editor->setToolTip(description);
    text->setToolTip(description);
    text->setBuddy(editor);
    auto *layout = new QVBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(text);
    layout->addWidget(editor);
    return field;
}

void SourceForm::addTableFields()
{
    m_delimiter = makeCombo();
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
    m_header = makeCombo();
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
    m_threshold = makeEdit();
    m_threshold->setPlaceholderText(tr("none"));
    m_tableFields.push_back(addField(tr("Threshold"), m_threshold, QStringLiteral("threshold"),
                                     tr("Makes two classes of labels that are numbers: above it, and not")));
    connect(m_threshold, &QLineEdit::editingFinished, this, &SourceForm::applyThreshold);
    m_above = makeEdit();
    m_below = makeEdit();
    m_halfFields.push_back(addField(tr("Name of those above"), m_above, QStringLiteral("aboveName"),
                                    tr("What the class of labels above the threshold is called")));
    m_halfFields.push_back(addField(tr("Name of the others"), m_below, QStringLiteral("belowName"),
                                    tr("What the class of labels at the threshold or below it is called")));
    connectText(m_above, &data::DataSource::aboveName);
    connectText(m_below, &data::DataSource::belowName);
}

void SourceForm::addColumnField(TextField column, const QString &label, const QString &name, const QString &description)
{
    QComboBox *combo = makeCombo();
    m_tableFields.push_back(addField(label, combo, name, description));
    m_columns.push_back({column, combo, column == &data::DataSource::splitColumn ? tr("None") : tr("Guess")});
    connect(combo, &QComboBox::activated, this,
            [this, combo, column] { apply([&](data::DataSource &source) { source.*column = chosen(combo); }); });
}

void SourceForm::addLabelsFile()
{
    m_labelsFile = makeEdit();
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
    auto *dialog = new QFileDialog(this, tr("Choose the file of labels"),
                                   QString::fromStdString(m_understood.path).section(QLatin1Char('/'), 0, -2));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
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
    put(m_tableFields, isTable);
    put(m_halfFields, isTable && m_understood.threshold.has_value());
    put(m_idxFields, m_understood.kind == "idx");
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
    for (const Column &column : m_columns) {
        const QString current = QString::fromStdString(m_understood.*column.source);
        column.combo->clear();
        column.combo->addItem(column.none, QString());
        for (const ColumnChoice &choice : choices)
            column.combo->addItem(choice.text, choice.key);
        int index = column.combo->findData(current);
        const int number = current.toInt(); // a column may be named by its number, too
        if (index < 0 && number >= 1 && number < column.combo->count())
            index = number;
        if (index < 0) {
            column.combo->addItem(current, current);
            index = column.combo->count() - 1;
        }
        column.combo->setCurrentIndex(index);
    }
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
        if (!source.threshold)
            source.aboveName = source.belowName = {};
    });
}

} // namespace headstart::ui
