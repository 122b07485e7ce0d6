// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of ui/plots alone.
#include <QByteArray>
#include <QSize>
#include <QString>

class QCustomPlot;

namespace headstart::ui {

/// Large enough to be read on a page.
QSize exportSize(const QSize &onScreen);

// A plot as it looks now, as a file's content.
QByteArray pngOf(QCustomPlot &canvas, const QSize &size);
QByteArray svgOf(QCustomPlot &canvas, const QSize &size, const QString &title, const QString &description);
QByteArray pdfOf(QCustomPlot &canvas, const QSize &size, const QString &title);

} // namespace headstart::ui
