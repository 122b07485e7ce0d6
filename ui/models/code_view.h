// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace headstart::ui {

/// A program to read and to copy.
class CodeView : public QWidget {
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);
    void setCode(const QString &code);

private:
    void copy();

    QPlainTextEdit *m_code;
    QLabel *m_copied;
};

} // namespace headstart::ui
