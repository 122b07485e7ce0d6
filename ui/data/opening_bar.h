// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace headstart::ui {

/// How far the looking at data is, how long it still takes, and a button that stops it.
class OpeningBar : public QWidget {
    Q_OBJECT

public:
    explicit OpeningBar(QWidget *parent = nullptr);
    /// From the beginning.
    void start();
    void setProgress(qsizetype done, qsizetype all);

Q_SIGNALS:
    void cancelled();

private:
    QProgressBar *m_bar;
    QLabel *m_text;
    QElapsedTimer m_since; ///< the first one
    qsizetype m_doneFirst = 0;
};

} // namespace headstart::ui
