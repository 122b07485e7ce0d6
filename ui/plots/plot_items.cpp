// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_items.h"

#include "ui/plots/curve_style.h"

#include <QCoreApplication>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr double kSwatch = 36;
constexpr double kRow = 18;
constexpr double kWidestName = 220;

void drawBest(QPainter &painter, const QPointF &centre, const Colours &colours)
{
    constexpr double kScale = 1.7;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.scale(kScale, kScale);
    painter.fillPath(bestPath(), colours.text);
    painter.restore();
}

} // namespace

CurveLegend::CurveLegend(QCustomPlot *plot)
    : PlotLegend(plot, {.swatch = kSwatch, .apart = space::kNormal, .least = kRow})
{}

void CurveLegend::setSeries(const QList<CurveSeries> &series, bool hasBest)
{
    m_series = series;
    QStringList names;
    const QFontMetricsF metrics(Theme::font(type::kCaption));
    for (const CurveSeries &one : series)
        names += metrics.elidedText(one.name, Qt::ElideMiddle, kWidestName);
    if (hasBest)
        names += QCoreApplication::translate("CurvePlot", "best");
    setNames(names);
}

void CurveLegend::drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index)
{
    if (index < m_series.size())
        ui::drawSwatch(painter, place, m_series[index], colours());
    else
        drawBest(painter, place.center(), colours());
}

void PlotCursor::moveTo(double x, const QString &where, const QList<Row> &rows)
{
    m_x = x;
    m_where = where;
    m_rows = rows;
}

QString PlotCursor::text() const
{
    if (!m_x)
        return {};
    QStringList parts;
    for (const Row &row : m_rows)
        parts += row.series.name + QLatin1Char(' ') + row.value;
    return m_where + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

void PlotCursor::draw(QCPPainter *painter)
{
    if (!m_x)
        return;
    const QRectF area = clipAxisRect()->rect();
    const double x = parentPlot()->xAxis->coordToPixel(*m_x);
    if (x < area.left() || x > area.right())
        return;
    painter->setPen(QPen(m_colours->secondary, 1));
    painter->drawLine(QLineF(x, area.top(), x, area.bottom()));
    const auto fit = static_cast<qsizetype>((area.height() - 2 * space::kNormal) / kRow) - 1;
    const qsizetype rows = std::clamp<qsizetype>(fit, 0, m_rows.size());
    const QRectF box = boxFor(x, area, rows);
    painter->setPen(QPen(m_colours->border, 1));
    painter->setBrush(m_colours->raised);
    painter->drawRoundedRect(box, space::kTight, space::kTight);
    drawRows(*painter, box, rows);
}

/// Beside the line, on the side that has room.
QRectF PlotCursor::boxFor(double x, const QRectF &area, qsizetype rows) const
{
    const QFontMetricsF metrics(Theme::font(type::kCaption));
    double width = metrics.horizontalAdvance(m_where);
    for (const Row &row : m_rows) {
        const double name = std::min(metrics.horizontalAdvance(row.series.name), kWidestName);
        width = std::max(width, kSwatch + space::kTight + name + space::kGroup + metrics.horizontalAdvance(row.value));
    }
    const QSizeF size(width + 2 * space::kNormal, static_cast<double>(rows + 1) * kRow + 2 * space::kTight);
    const double right = x + space::kNormal;
    const bool isRoom = right + size.width() <= area.right();
    const double left = isRoom ? right : std::max(area.left(), x - space::kNormal - size.width());
    return {QPointF(left, area.top() + space::kTight), size};
}

void PlotCursor::drawRows(QCPPainter &painter, const QRectF &box, qsizetype rows) const
{
    const QFont font = Theme::font(type::kCaption);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_colours->secondary);
    QRectF line(box.left() + space::kNormal, box.top() + space::kTight, box.width() - 2 * space::kNormal, kRow);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_where);
    for (qsizetype i = 0; i < rows; ++i) {
        const Row &row = m_rows[i];
        line.translate(0, kRow);
        drawSwatch(painter, QRectF(line.topLeft(), QSizeF(kSwatch, kRow)), row.series, *m_colours);
        painter.setPen(m_colours->text);
        painter.drawText(line.adjusted(kSwatch + space::kTight, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.series.name, Qt::ElideMiddle, kWidestName));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace headstart::ui
