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

void ScatterLegend::setGroups(const QStringList &names, const QString &front)
{
    m_entries.clear();
    if (!front.isEmpty())
        m_entries.append({-1, front, {}});
    for (qsizetype group = 0; group < names.size(); ++group)
        if (!names[group].isEmpty())
            m_entries.append({static_cast<int>(group), names[group], {}});
}

/// Fixes the height before the layout asks for it: as many lines as the entries take at this width.
void ScatterLegend::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        place(parentPlot()->viewport().width());
        const double bottom = m_entries.isEmpty() ? 0 : m_entries.last().place.bottom();
        const int height = static_cast<int>(bottom) + space::kTight;
        setMinimumSize(0, height);
        setMaximumSize(QWIDGETSIZE_MAX, height);
    }
    QCPLayoutElement::update(phase);
}

void ScatterLegend::place(double width)
{
    const QFontMetricsF metrics(Theme::font(type::kCaption));
    double x = 0;
    double y = 0;
    for (Entry &entry : m_entries) {
        const double size = kSwatch + space::kTight + metrics.horizontalAdvance(entry.name);
        if (x > 0 && x + size > width) {
            x = 0;
            y += kRow;
        }
        entry.place = QRectF(x, y, size, kRow);
        x += size + space::kGroup;
    }
}

void ScatterLegend::draw(QCPPainter *painter)
{
    painter->setFont(Theme::font(type::kCaption));
    for (const Entry &entry : m_entries) {
        const QRectF whole = entry.place.translated(rect().topLeft());
        const QRectF swatch(whole.topLeft(), QSizeF(kSwatch, kRow));
        if (entry.group >= 0) {
            drawMark(*painter, swatch.center(), markOf(entry.group, *m_colours));
        } else {
            painter->setPen(frontPen(*m_colours));
            painter->drawLine(QLineF(swatch.left(), swatch.center().y(), swatch.right(), swatch.center().y()));
        }
        painter->setPen(m_colours->secondary);
        painter->drawText(whole.adjusted(kSwatch + space::kTight, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          entry.name);
    }
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
