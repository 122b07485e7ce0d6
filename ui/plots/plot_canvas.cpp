// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_canvas.h"

namespace headstart::ui {

namespace {

constexpr double kRow = 18;

} // namespace

QCustomPlot *makeCanvas(QWidget &owner)
{
    auto *canvas = new QCustomPlot(&owner);
    canvas->setObjectName(QStringLiteral("canvas"));
    canvas->setFocusPolicy(Qt::NoFocus); // the plot around it takes the keys
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    canvas->setLocale(locale);
    canvas->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    canvas->setAutoAddPlottableToLegend(false);
    for (QCPAxis *axis : {canvas->xAxis, canvas->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, space::kTight);
        axis->setTickLabelFont(Theme::font(type::kCaption));
        axis->setLabelFont(Theme::font(type::kCaption));
    }
    canvas->plotLayout()->setRowSpacing(0);
    canvas->plotLayout()->insertRow(0);
    return canvas;
}

void setCanvasColours(QCustomPlot &canvas, const Colours &colours)
{
    canvas.setBackground(QBrush(colours.surface));
    for (QCPAxis *axis : {canvas.xAxis, canvas.yAxis}) {
        axis->setBasePen(QPen(colours.border, 1));
        axis->setTickPen(QPen(colours.border, 1));
        axis->setTickLabelColor(colours.secondary);
        axis->setLabelColor(colours.secondary);
        axis->grid()->setPen(QPen(colours.border, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

void PlotLegend::setNames(const QStringList &names)
{
    m_entries.clear();
    for (const QString &name : names)
        m_entries.append({name, {}});
}

/// Fixes the height before the layout asks for it: as many lines as the entries take at this width.
void PlotLegend::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        place(parentPlot()->viewport().width());
        const double bottom = m_entries.isEmpty() ? m_look.least : m_entries.last().place.bottom();
        const int height = static_cast<int>(bottom) + space::kTight;
        setMinimumSize(0, height);
        setMaximumSize(QWIDGETSIZE_MAX, height);
    }
    QCPLayoutElement::update(phase);
}

void PlotLegend::place(double width)
{
    const QFontMetricsF titleMetrics(Theme::font(type::kBody, QFont::DemiBold));
    const QFontMetricsF metrics(Theme::font(type::kCaption));
    double x = m_title.isEmpty() ? 0 : titleMetrics.horizontalAdvance(m_title) + space::kGroup;
    double y = 0;
    for (Entry &entry : m_entries) {
        const double size = m_look.swatch + space::kTight + metrics.horizontalAdvance(entry.name) + space::kTight;
        if (x > 0 && x + size > width) {
            x = 0;
            y += kRow;
        }
        entry.place = QRectF(x, y, size, kRow);
        x += size + m_look.apart;
    }
}

void PlotLegend::draw(QCPPainter *painter)
{
    const QPointF corner = rect().topLeft();
    painter->setPen(m_colours->text);
    painter->setFont(Theme::font(type::kBody, QFont::DemiBold));
    painter->drawText(QRectF(corner, QSizeF(rect().width(), kRow)), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter->setFont(Theme::font(type::kCaption));
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QRectF whole = m_entries[i].place.translated(corner);
        drawSwatch(*painter, QRectF(whole.topLeft(), QSizeF(m_look.swatch, kRow)), i);
        painter->setPen(m_colours->secondary);
        painter->drawText(whole.adjusted(m_look.swatch + space::kTight, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          m_entries[i].name);
    }
}

} // namespace headstart::ui
