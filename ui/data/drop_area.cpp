// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/drop_area.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace headstart::ui {

DropArea::DropArea(QWidget *content, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    layout->addWidget(content);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DropArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().border, 1, Qt::DashLine));
    painter.setBrush(colours().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
}

} // namespace headstart::ui
