// SPDX-License-Identifier: GPL-3.0-or-later
// A CurvePlot as a picture, a drawing, a page, a table.
#include "ui/plots/curve_file.h"
#include "ui/plots/curve_parts.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <functional>

namespace headstart::ui {

namespace {

/// Large enough to be read on a page.
QSize exportSize(const QWidget &widget)
{
    constexpr QSize kSmallest(800, 480);
    return widget.size().expandedTo(kSmallest);
}

/// While it lives, a plot looks as it does on paper: light, without a cursor.
class PaperLook {
public:
    template <class Parts>
    PaperLook(Parts &parts)
        : m_restore([&parts] {
              parts.setColours(colours());
              parts.prepare(colours());
              parts.cursor->setVisible(true);
          })
    {
        parts.cursor->setVisible(false);
        parts.setColours(lightColours());
        parts.prepare(lightColours());
    }
    ~PaperLook() { m_restore(); }
    PaperLook(const PaperLook &) = delete;
    PaperLook &operator=(const PaperLook &) = delete;

private:
    std::function<void()> m_restore;
};

} // namespace

QByteArray CurvePlot::png() const
{
    const PaperLook look(*m_parts);
    const QSize size = exportSize(*this);
    constexpr double kScale = 2;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    m_parts->canvas->toPixmap(size.width(), size.height(), kScale).save(&buffer, "PNG");
    return bytes;
}

QByteArray CurvePlot::svg() const
{
    const PaperLook look(*m_parts);
    const QSize size = exportSize(*this);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(m_title);
    generator.setDescription(newestValues());
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    m_parts->canvas->toPainter(&painter, size.width(), size.height());
    painter.end();
    return bytes;
}

QByteArray CurvePlot::pdf() const
{
    const PaperLook look(*m_parts);
    const QSize size = exportSize(*this);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    constexpr int kPointsAnInch = 72;
    writer.setResolution(kPointsAnInch);
    writer.setPageSize(QPageSize(QSizeF(size), QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(m_title);
    QCPPainter painter(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    m_parts->canvas->toPainter(&painter, size.width(), size.height());
    painter.end();
    return bytes;
}

Result<void> CurvePlot::savePng(const QString &file) const
{
    return writeCurveFile(file, png());
}

Result<void> CurvePlot::saveSvg(const QString &file) const
{
    return writeCurveFile(file, svg());
}

Result<void> CurvePlot::savePdf(const QString &file) const
{
    return writeCurveFile(file, pdf());
}

Result<void> CurvePlot::saveCsv(const QString &file) const
{
    QList<CurveTable> tables;
    for (const Curve &curve : m_parts->curves)
        tables.append({curve.series().name, curve.points()});
    return writeCurveFile(file, csvOf(tables));
}

} // namespace headstart::ui
