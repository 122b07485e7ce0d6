// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/scatter_items.h"

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr double kRow = 18;
constexpr double kSwatch = 16;
constexpr double kRing = 8; // radius

QRectF textBox(const QPointF &point, const QSizeF &size, const QRectF &area)
{
    constexpr double kAway = kRing + space::kTight;
    const bool isRoomRight = point.x() + kAway + size.width() <= area.right();
    const double left = isRoomRight ? point.x() + kAway : point.x() - kAway - size.width();
    const double top = std::clamp(point.y() - size.height() / 2, area.top(), area.bottom() - size.height());
    return {QPointF(std::max(left, area.left()), top), size};
}

} // namespace

ScatterLegend::ScatterLegend(QCustomPlot *plot)
    : PlotLegend(plot, {.swatch = kSwatch, .apart = space::kGroup - space::kTight, .least = 0})
{}

void ScatterLegend::setGroups(const QStringList &names, const QString &front)
{
    m_groups.clear();
    QStringList shown;
    const auto show = [&](int group, const QString &name) {
        if (name.isEmpty())
            return;
        m_groups += group;
        shown += name;
    };
    show(-1, front);
    for (qsizetype group = 0; group < names.size(); ++group)
        show(static_cast<int>(group), names[group]);
    setNames(shown);
}

void ScatterLegend::drawSwatch(QCPPainter &painter, const QRectF &place, qsizetype index)
{
    if (m_groups[index] >= 0) {
        drawMark(painter, place.center(), markOf(m_groups[index], colours()));
        return;
    }
    painter.setPen(frontPen(colours()));
    painter.drawLine(QLineF(place.left(), place.center().y(), place.right(), place.center().y()));
}

QPointF ScatterNotes::placeOf(const ScatterPoint &point) const
{
    return {parentPlot()->xAxis->coordToPixel(point.x), parentPlot()->yAxis->coordToPixel(point.y)};
}

void ScatterNotes::draw(QCPPainter *painter)
{
    if (m_isFocused) {
        painter->setPen(QPen(m_colours->accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(parentPlot()->axisRect()->rect());
    }
    if (m_current && parentPlot()->axisRect()->rect().contains(placeOf(*m_current).toPoint()))
        drawCurrent(*painter);
    if (m_hovered)
        drawHovered(*painter);
}

void ScatterNotes::drawCurrent(QCPPainter &painter) const
{
    const QPointF centre = placeOf(*m_current);
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_isFocused ? m_colours->accent : m_colours->text, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, kRing, kRing);
    const QFont font = Theme::font(type::kCaption, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(m_current->name) + 2 * space::kTight, kRow);
    const QRectF box = textBox(centre, size, parentPlot()->axisRect()->rect());
    QColor ground = m_colours->surface;
    constexpr int kNearlyOpaque = 225;
    ground.setAlpha(kNearlyOpaque);
    painter.fillRect(box, ground);
    painter.setFont(font);
    painter.setPen(m_colours->text);
    painter.drawText(box, Qt::AlignCenter, m_current->name);
}

void ScatterNotes::drawHovered(QCPPainter &painter) const
{
    const QFont bold = Theme::font(type::kCaption, QFont::DemiBold);
    const QFont plain = Theme::font(type::kCaption);
    const QFontMetricsF metrics(plain);
    const double width =
        std::max({QFontMetricsF(bold).horizontalAdvance(m_hovered->name), metrics.horizontalAdvance(m_hovered->xText),
                  metrics.horizontalAdvance(m_hovered->yText)});
    constexpr int kRows = 3;
    const QSizeF size(width + 2 * space::kNormal, kRows * kRow + space::kTight);
    const QRectF box = textBox(placeOf(*m_hovered), size, parentPlot()->axisRect()->rect());
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_colours->border, 1));
    painter.setBrush(m_colours->raised);
    painter.drawRoundedRect(box, space::kTight, space::kTight);
    QRectF line(box.left() + space::kNormal, box.top() + space::kTight / 2.0, width, kRow);
    painter.setPen(m_colours->text);
    painter.setFont(bold);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_hovered->name);
    painter.setFont(plain);
    for (const QString &text : {m_hovered->yText, m_hovered->xText}) {
        line.translate(0, kRow);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

} // namespace headstart::ui
