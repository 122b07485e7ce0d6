// SPDX-License-Identifier: GPL-3.0-or-later
// A CurvePlot as a picture, a drawing, a page, a table.
#include "ui/plots/curve_file.h"
#include "ui/plots/curve_parts.h"
#include "ui/plots/plot_export.h"

#include <functional>

namespace headstart::ui {

namespace {

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
    return pngOf(*m_parts->canvas, exportSize(size()));
}

QByteArray CurvePlot::svg() const
{
    const PaperLook look(*m_parts);
    return svgOf(*m_parts->canvas, exportSize(size()), m_title, newestValues());
}

QByteArray CurvePlot::pdf() const
{
    const PaperLook look(*m_parts);
    return pdfOf(*m_parts->canvas, exportSize(size()), m_title);
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
