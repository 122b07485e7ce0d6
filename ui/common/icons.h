// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace headstart::ui {

/// An icon of resources/icons by its file's name, drawn in `colour`. Icons do not follow the theme by themselves: ask
/// anew at Theme::changed. `dot`: of a mark at its corner, if it has one.
QIcon icon(const char *name, const QColor &colour, const QColor &dot = {});

/// The program's own, in its colours.
QIcon programIcon();

} // namespace headstart::ui
