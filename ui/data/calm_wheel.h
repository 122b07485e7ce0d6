// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace headstart::ui {

/// The wheel scrolls the form that `widget` is in: it changes the widget's value only while that has the focus.
void letWheelPass(QWidget *widget);

} // namespace headstart::ui
