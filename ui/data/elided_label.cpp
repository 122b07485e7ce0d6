// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/elided_label.h"

#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace headstart::ui {

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(text.isEmpty() ? QString() : plainTip(text));
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(type::kBody));
    return {metrics.horizontalAdvance(m_text), metrics.height() + space::kTight};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::font(type::kBody));
    painter.setPen(colours().secondary);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

} // namespace headstart::ui
