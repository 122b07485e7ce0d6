// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace headstart::ui {

/// One of the window's six pages.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr) : QWidget(parent)
    {
        setObjectName(QStringLiteral("page"));
        setAttribute(Qt::WA_StyledBackground);
    }
    /// Files or folders were dropped on it. Returns whether it takes them.
    virtual bool takeDrop(const QStringList &paths)
    {
        Q_UNUSED(paths)
        return false;
    }
};

} // namespace headstart::ui
