// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/side_column.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

SideColumn::SideColumn(QWidget *parent) : QScrollArea(parent)
{
    auto *inside = new QWidget;
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::kGroup);
    m_layout->addStretch();
    setWidget(inside); // which makes it watch its layout, too
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // it scrolls with the widgets in it
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void SideColumn::add(QWidget *widget)
{
    m_layout->insertWidget(m_layout->count() - 1, widget);
    for (QComboBox *choice : widget->findChildren<QComboBox *>()) {
        choice->setFocusPolicy(Qt::StrongFocus); // not by the wheel
        choice->installEventFilter(this);
    }
}

QSize SideColumn::sizeHint() const
{
    return minimumSizeHint().expandedTo({0, widget()->sizeHint().height()});
}

QSize SideColumn::minimumSizeHint() const
{
    constexpr int kLeastWidth = 300;
    const int needed = std::max(kLeastWidth, widget()->minimumSizeHint().width());
    return {needed + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

bool SideColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    if (auto *choice = qobject_cast<QComboBox *>(watched);
        choice && event->type() == QEvent::Wheel && !choice->hasFocus()) {
        event->ignore(); // it goes on to what scrolls
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace headstart::ui
