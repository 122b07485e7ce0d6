// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_export.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <qcustomplot.h>

namespace headstart::ui {

QSize exportSize(const QSize &onScreen)
{
    constexpr QSize kSmallest(800, 480);
    return onScreen.expandedTo(kSmallest);
}

QByteArray pngOf(QCustomPlot &canvas, const QSize &size)
{
    constexpr double kScale = 2;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    canvas.toPixmap(size.width(), size.height(), kScale).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(QCustomPlot &canvas, const QSize &size, const QString &title, const QString &description)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    generator.setDescription(description);
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    canvas.toPainter(&painter, size.width(), size.height());
    painter.end();
    return bytes;
}

QByteArray pdfOf(QCustomPlot &canvas, const QSize &size, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    constexpr int kPointsAnInch = 72;
    writer.setResolution(kPointsAnInch);
    writer.setPageSize(QPageSize(QSizeF(size), QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(title);
    QCPPainter painter(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    canvas.toPainter(&painter, size.width(), size.height());
    painter.end();
    return bytes;
}

} // namespace headstart::ui
