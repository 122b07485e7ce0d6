// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"

#include <QStringList>

#include <memory>
#include <string>

namespace headstart::test {

/// Settings in a folder of the test's own, and Qt's file dialogs instead of the desktop's.
void isolateSettings(const QString &folder);

/// The program as a person starts it; fails the test where it cannot start.
std::unique_ptr<Application> startProgram(const std::string &library, const std::string &store);

/// A table of real pictures of solar cells, `count` of them, half of them broken ones, and the folder of the pictures
/// beside it. Returns its path; empty where packaging/start.sh has not fetched them.
std::string solarCells(const std::string &folder, int count);

/// What a person would read only in part: labels, buttons, tabs, heads of tables, chosen items that are narrower or
/// lower than their text, and what reaches over its parent's edge. Visible widgets alone.
QStringList cutOffTexts(const QWidget &window);

/// Visible controls that the keyboard reaches and of which a screen reader would say no name.
QStringList namelessControls(const QWidget &window);

} // namespace headstart::test
