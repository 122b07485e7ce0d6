// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/column_choices.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QWidget;

namespace headstart::ui {

// What forms that say how data are read are made of.

/// `editor` under its label, with this object name. The editor becomes its child.
QWidget *makeField(const QString &label, QWidget *editor, const QString &name, const QString &description,
                   QWidget *parent);

/// A drop-down that is no wider than its column.
QComboBox *makeChoice(QWidget *parent);
/// Keys, and what to show for each.
void addChoices(QComboBox *combo, const std::vector<std::pair<const char *, QString>> &choices);
/// The first one where there is no such key.
void choose(QComboBox *combo, const std::string &key);
std::string chosen(const QComboBox *combo);

/// Fills a choice of a table's columns anew: `open` for none, then the columns; `current` is chosen, by its key or its
/// number, and added where the table has no such column.
void fillColumns(QComboBox *combo, const ColumnChoice &open, const std::vector<ColumnChoice> &columns,
                 const QString &current);

} // namespace headstart::ui
