// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace headstart::ui {

/// An icon of resources/icons by its file's name, drawn in `colour`. Icons do not follow the theme by themselves: ask
/// anew at Theme::changed.
QIcon icon(const char *name, const QColor &colour);

/// The program's own, in its colours.
QIcon programIcon();

} // namespace headstart::ui
