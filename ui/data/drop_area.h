// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace headstart::ui {

/// A dashed frame: here something may be dropped. The window takes the drop.
class DropArea : public QWidget {
    Q_OBJECT

public:
    /// `content` becomes its child.
    explicit DropArea(QWidget *content, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace headstart::ui
