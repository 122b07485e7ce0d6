// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;

namespace headstart::ui {

/// What a run has written down of itself, line by line: remarks on its data, what was kept, why it ended.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget *parent = nullptr);

    void show(const std::vector<runs::LogRow> &lines);
    void showMessage(const QString &message);

private:
    QLabel *m_caption;
    QPlainTextEdit *m_lines;
};

} // namespace headstart::ui
