// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/file_dialogs.h"

#include <QFileInfo>

namespace headstart::ui {

QFileDialog *makeOpenDialog(QWidget *parent, const QString &title, const char *name, QFileDialog::FileMode mode,
                            const QStringList &filters, const QString &directory)
{
    auto *dialog = new QFileDialog(parent, title, directory);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (!filters.isEmpty())
        dialog->setNameFilters(filters);
    return dialog;
}

QFileDialog *makeSaveDialog(QWidget *parent, const QString &title, const char *name, const QString &filter,
                            const QString &file)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(file).suffix());
    dialog->selectFile(file);
    return dialog;
}

} // namespace headstart::ui
