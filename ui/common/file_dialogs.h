// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>

namespace headstart::ui {

// Dialogs that wait for nothing and delete themselves once they are closed: the caller connects fileSelected, and calls
// open(). `name`: the object's.

/// To choose what is there.
QFileDialog *makeOpenDialog(QWidget *parent, const QString &title, const char *name, QFileDialog::FileMode mode,
                            const QStringList &filters = {}, const QString &directory = {});
/// Where a file goes: one of this filter, which is called `file` unless the user says otherwise.
QFileDialog *makeSaveDialog(QWidget *parent, const QString &title, const char *name, const QString &filter,
                            const QString &file);

} // namespace headstart::ui
