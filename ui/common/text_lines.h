// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QString>

#include <string>

class QPainter;
class QRect;

namespace headstart::ui {

/// The beginning of a stranger's text as one line: breaks become blanks. Enough for some lines of a view, however long
/// the text is.
QString beginningOf(const std::string &text);

/// A text, or two, to read as they are: so much that nobody reads more, since laying out a megabyte takes seconds, and
/// how much follows.
QString readable(const data::TextSample &text);

/// Where a text stands, by its sample's name: "line 7", behind a file's name where there are several.
QString placeWords(const std::string &sample);

/// As many lines of a text as fit into `area`, in the painter's font; the last one ends with an ellipsis where more
/// follows.
void paintLines(QPainter &painter, const QRect &area, const QString &text);

} // namespace headstart::ui
