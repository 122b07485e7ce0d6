// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/form_field.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

QWidget *makeField(const QString &label, QWidget *editor, const QString &name, const QString &description,
                   QWidget *parent)
{
    auto *field = new QWidget(parent);
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

QComboBox *makeChoice(QWidget *parent)
{
    constexpr int kLetters = 8;
    auto *combo = new QComboBox(parent);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(kLetters);
    return combo;
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

void fillColumns(QComboBox *combo, const ColumnChoice &open, const std::vector<ColumnChoice> &columns,
                 const QString &current)
{
    combo->clear();
    combo->addItem(open.text, open.key);
    for (const ColumnChoice &column : columns)
        combo->addItem(column.text, column.key);
    int index = current.isEmpty() ? 0 : combo->findData(current);
    const int number = current.toInt(); // a column may be named by its number, too
    if (index < 0 && number >= 1 && number < combo->count())
        index = number;
    if (index < 0) {
        combo->addItem(current, current);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

} // namespace headstart::ui
