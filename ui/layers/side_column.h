// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace headstart::ui {

/// Widgets on top of each other beside a map: as wide as the widest needs, scrolling where the window is too low.
/// The wheel scrolls: it changes a choice only while that has the focus.
class SideColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit SideColumn(QWidget *parent = nullptr);
    void add(QWidget *widget);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_layout;
};

} // namespace headstart::ui
