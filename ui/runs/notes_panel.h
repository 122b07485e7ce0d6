// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "ui/runs/run_entry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QWidget>

class QTimer;

namespace headstart::ui {

/// What is known of one run in words, and what a person says of it: pin, colour, tags, notes. Texts are handed on when
/// the typing rests.
class NotesPanel : public QWidget {
    Q_OBJECT

public:
    explicit NotesPanel(QWidget *parent = nullptr);

    /// What is being typed stays while it is the same run.
    void show(const RunEntry &run);
    void clear();
    /// Hands on what was typed, if anything.
    void commit();

Q_SIGNALS:
    void marksChanged(const QString &run, const headstart::runs::RunMarks &marks);

private:
    void layOut();
    void fillColours();
    void change();
    static QString factsOf(const RunEntry &run);

    QString m_run;
    runs::RunMarks m_marks;
    QTimer *m_timer;
    QLabel *m_name;
    QLabel *m_facts;
    QLabel *m_message;
    QCheckBox *m_pinned;
    QComboBox *m_colour;
    QLineEdit *m_tags;
    QPlainTextEdit *m_notes;
};

} // namespace headstart::ui
