// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/stage_map_items.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kSwatch = 16;
constexpr double kRow = 18;
constexpr double kHalf = 0.5; ///< a row is drawn from half above to half below

QFont captionFont()
{
    return Theme::font(type::kCaption);
}

} // namespace

QCPColorGradient scaleOf(const Colours &colours)
{
    QCPColorGradient out;
    out.clearColorStops();
    out.setColorInterpolation(QCPColorGradient::ciRGB);
    const auto last = static_cast<double>(colours.scale.size() - 1);
    for (std::size_t i = 0; i < colours.scale.size(); ++i)
        out.setColorStopAt(static_cast<double>(i) / last, colours.scale[i]);
    return out;
}

StageLegend::StageLegend(QCustomPlot *plot)
    : PlotLegend(plot, {.swatch = kSwatch, .apart = space::kNormal, .least = kRow})
{}

void StageLegend::setHatched(bool on)
{
    setNames(on ? QStringList{QCoreApplication::translate("StageMap", "frozen")} : QStringList());
}

void StageLegend::drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype)
{
    const QRectF box = place.adjusted(1, space::kTight, -1, -space::kTight);
    painter.setPen(QPen(colours().border, 1));
    painter.setBrush(QBrush(colours().frozen, Qt::BDiagPattern));
    painter.drawRect(box);
}

QVector<double> StageTicks::createTickVector(double, const QCPRange &)
{
    QVector<double> out;
    for (qsizetype i = m_names.size() - 1; i >= 0; i -= m_apart)
        out.prepend(static_cast<double>(i));
    return out;
}

QString StageTicks::getTickLabel(double tick, const QLocale &, QChar, int)
{
    constexpr int kWidest = 150;
    return QFontMetrics(captionFont()).elidedText(m_names.value(std::lround(tick)), Qt::ElideMiddle, kWidest);
}

void StageCells::setColours(const Colours &colours)
{
    m_colours = &colours;
    m_gradient = scaleOf(colours);
}

QRectF StageCells::placeOf(std::size_t stage, std::size_t firstColumn, std::size_t lastColumn) const
{
    const QCPAxis *x = parentPlot()->xAxis;
    const QCPAxis *y = parentPlot()->yAxis;
    const auto row = static_cast<double>(stage);
    // Whole pixels, or neighbours would leave a seam.
    const double left = std::round(x->coordToPixel(static_cast<double>(m_data.beginOf(firstColumn))));
    const double right = std::round(x->coordToPixel(static_cast<double>(m_data.columns()[lastColumn].step)));
    const double top = std::round(y->coordToPixel(row - kHalf));
    const double bottom = std::round(y->coordToPixel(row + kHalf));
    constexpr double kRoomForAGap = 8;
    return {QPointF(left, top), QPointF(right, bottom - (bottom - top >= kRoomForAGap ? 1 : 0))};
}

void StageCells::draw(QCPPainter *painter)
{
    painter->setAntialiasing(false);
    for (std::size_t stage = 0; stage < static_cast<std::size_t>(m_data.stages().size()); ++stage)
        drawRow(*painter, stage);
}

/// Of columns that share a pixel the last is drawn; what is frozen is one hatched stretch.
void StageCells::drawRow(QCPPainter &painter, std::size_t stage)
{
    const auto &columns = m_data.columns();
    const QRectF view = clipAxisRect()->rect();
    const double least = m_spread.isLogarithmic ? m_spread.range.lower : 0; // what is 0 has no logarithm
    for (std::size_t first = 0; first < columns.size();) {
        const bool isFrozen = !columns[first].cells[stage];
        std::size_t last = first;
        const auto goesOn = [&](std::size_t next) {
            return !columns[next].cells[stage] == isFrozen && (isFrozen || placeOf(stage, first, last).width() < 1);
        };
        while (last + 1 < columns.size() && goesOn(last + 1))
            ++last;
        const QRectF place = placeOf(stage, first, last);
        first = last + 1;
        if (place.right() < view.left() || place.left() > view.right())
            continue;
        const double value = m_data.value(stage, last, m_spread.value);
        if (isFrozen)
            painter.fillRect(place, QBrush(m_colours->frozen, Qt::BDiagPattern));
        else if (std::isfinite(value))
            painter.fillRect(place, QColor::fromRgb(m_gradient.color(std::max(value, least), m_spread.range,
                                                                     m_spread.isLogarithmic)));
    }
}

void StageNote::moveTo(std::size_t stage, std::size_t column, const QStringList &lines)
{
    m_stage = stage;
    m_column = column;
    m_lines = lines;
}

void StageNote::draw(QCPPainter *painter)
{
    const QRectF area = parentPlot()->axisRect()->rect();
    painter->setBrush(Qt::NoBrush);
    if (m_isFocused) {
        painter->setPen(QPen(m_colours->accent, 1));
        painter->drawRect(area);
    }
    if (m_lines.isEmpty())
        return;
    const QRectF cell = m_cells.placeOf(m_stage, m_column, m_column).intersected(area);
    if (cell.isNull())
        return;
    painter->setPen(QPen(m_colours->text, 2));
    painter->drawRect(cell);
    drawBox(*painter, cell);
}

/// Beside the cell, on the side that has room.
void StageNote::drawBox(QCPPainter &painter, const QRectF &cell) const
{
    const QRectF area = parentPlot()->viewport();
    const QFont bold = Theme::font(type::kCaption, QFont::DemiBold);
    double width = QFontMetricsF(bold).horizontalAdvance(m_lines.first());
    for (const QString &line : m_lines)
        width = std::max(width, QFontMetricsF(captionFont()).horizontalAdvance(line));
    const QSizeF size(width + 2 * space::kNormal, static_cast<double>(m_lines.size()) * kRow + space::kTight);
    const double right = cell.right() + space::kNormal;
    const double left = cell.left() - space::kNormal - size.width();
    const double x = right + size.width() <= area.right() ? right : std::max(left, area.left());
    const double lowest = std::max(area.top(), area.bottom() - size.height() - 1);
    const QRectF box(QPointF(x, std::clamp(cell.center().y() - size.height() / 2, area.top(), lowest)), size);
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_colours->border, 1));
    painter.setBrush(m_colours->raised);
    painter.drawRoundedRect(box, space::kTight, space::kTight);
    painter.setPen(m_colours->text);
    painter.setFont(bold);
    QRectF line(box.left() + space::kNormal, box.top() + space::kTight / 2.0, width, kRow);
    for (const QString &text : m_lines) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        painter.setFont(captionFont());
        line.translate(0, kRow);
    }
}

} // namespace headstart::ui
