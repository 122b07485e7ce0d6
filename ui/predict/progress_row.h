// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace headstart::ui {

/// How far judging is, in words and as a bar, and a button that stops it.
class ProgressRow : public QWidget {
    Q_OBJECT

public:
    /// What the objects are called.
    struct Names {
        const char *text;
        const char *bar;
        const char *cancel;
    };
    ProgressRow(const Names &names, const QString &barName, const QString &cancelDescription,
                QWidget *parent = nullptr);

    /// `all` 0: nobody knows yet how many there are.
    void setProgress(const QString &text, int done, int all);
    void setCanCancel(bool can);

Q_SIGNALS:
    void cancelled();

private:
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace headstart::ui
