// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/config_keys.h"

#include <QString>

namespace headstart::ui {

// What people call the settings of a run. Each falls back on the program's own word, so that a new setting is never
// without a name.

/// "Optimiser", of "optimiser.rate".
QString sectionName(const std::string &path);
/// "Learning rate".
QString settingName(const std::string &path);
/// "as the model's card says", of "card".
QString choiceName(const std::string &choice);

/// What it may be: "0 to 1"; empty where that says nothing.
QString rangeWords(const training::ConfigKey &key);
/// What it means, what it may be, its dotted path.
QString explanation(const training::ConfigKey &key);

/// A number as it is typed, in the language's way.
QString numberText(double value);
/// Reads one back, in the language's way or with a point; empty if it is none.
QString plainNumber(const QString &typed);

} // namespace headstart::ui
