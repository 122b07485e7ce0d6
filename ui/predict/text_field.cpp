// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_field.h"

#include <QMimeData>

namespace headstart::ui {

TextField::TextField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setAcceptDrops(false); // a file that is dropped here is the page's
}

void TextField::insertFromMimeData(const QMimeData *source)
{
    const qsizetype pasted = source->text().size();
    const qsizetype there = document()->characterCount();
    if (there + pasted > kMost)
        Q_EMIT refused(pasted);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace headstart::ui
