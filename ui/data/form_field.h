// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace headstart::ui
