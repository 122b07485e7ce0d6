// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace headstart::ui {

/// A program, and what people call the language or library that it is for.
struct Program {
    QString name;
    QString code;
};

/// Programs to read and to copy, one of them at a time. Which is remembered by its name (QSettings: "models/program").
class CodeView : public QWidget {
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);
    /// In the order in which they are offered. The one that was chosen last is shown, else the first.
    void setPrograms(const QList<Program> &programs);

private:
    void showChosen();
    void copy();

    QList<Program> m_programs;
    QPlainTextEdit *m_code;
    QComboBox *m_choice;
    QLabel *m_copied;
};

} // namespace headstart::ui
