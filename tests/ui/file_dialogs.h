// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>
#include <QLineEdit>
#include <QTest>

namespace headstart::test {

/// Types a path into a dialog that is open (Qt's own: AA_DontUseNativeDialogs) and presses Return. Returns whether the
/// dialog took it.
inline bool answerFileDialog(QWidget &page, const char *objectName, const QString &path)
{
    const auto find = [&] { return page.findChild<QFileDialog *>(QString::fromLatin1(objectName)); };
    if (!QTest::qWaitFor([&] { return find() && find()->isVisible(); }))
        return false;
    auto *name = find()->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
    return QTest::qWaitFor([&] { return !find() || !find()->isVisible(); });
}

/// The visible controls below a page that Tab reaches and that have no name for those who cannot see them.
inline QStringList unnamedControls(const QWidget &page)
{
    QStringList out;
    for (const QWidget *widget : page.findChildren<QWidget *>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && widget->accessibleName().isEmpty()
            && !widget->focusProxy())
            out += QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    return out;
}

} // namespace headstart::test
