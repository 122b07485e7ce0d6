// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace headstart::ui {

/// What a cell of the matrix opened as, and the way back to it: a button, and Escape anywhere in the row's parent.
class BackRow : public QWidget {
    Q_OBJECT

public:
    /// What the objects are called.
    struct Names {
        const char *back;
        const char *title;
    };
    BackRow(const Names &names, QWidget *parent);

    void setTitle(const QString &title);

Q_SIGNALS:
    void backWanted();

private:
    QLabel *m_title;
};

} // namespace headstart::ui
