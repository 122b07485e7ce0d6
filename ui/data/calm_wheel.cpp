// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/calm_wheel.h"

#include <QEvent>
#include <QWidget>

namespace headstart::ui {

namespace {

/// Lives with the widget that it watches.
class WheelFilter : public QObject {
public:
    explicit WheelFilter(QWidget *widget) : QObject(widget), m_widget(widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || watched != m_widget || m_widget->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore(); // so that it goes to the parent
        return true;
    }

private:
    QWidget *m_widget;
};

} // namespace

void letWheelPass(QWidget *widget)
{
    widget->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    new WheelFilter(widget);
}

} // namespace headstart::ui
