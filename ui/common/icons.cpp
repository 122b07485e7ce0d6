// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace headstart::ui {

QIcon icon(const char *name, const QColor &colour, const QColor &dot)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QIcon out;
    for (const int size : {16, 20, 32, 40}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        if (dot.isValid()) {
            constexpr double kDot = 0.36; // of the icon's size
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(dot);
            painter.drawEllipse(QRectF(size * (1 - kDot), 0, size * kDot, size * kDot));
        }
        out.addPixmap(pixmap);
    }
    return out;
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/icons/headstart.svg"));
}

} // namespace headstart::ui
