// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/swatch.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPixmap>

namespace headstart::ui {

void drawSwatch(QPainter &painter, const QRectF &place, int colour)
{
    constexpr double kRound = 3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (colour < 0) {
        painter.setPen(colours().border);
        painter.setBrush(Qt::NoBrush);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().runColour(static_cast<std::size_t>(colour)));
    }
    painter.drawRoundedRect(place, kRound, kRound);
    painter.restore();
}

QIcon swatchIcon(int colour)
{
    constexpr int kSize = 16;
    constexpr double kInset = 2.5;
    QPixmap pixmap(kSize, kSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, QRectF(0, 0, kSize, kSize).adjusted(kInset, kInset, -kInset, -kInset), colour);
    painter.end();
    return QIcon(pixmap);
}

} // namespace headstart::ui
