// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace headstart::ui {

/// A field for a text that a network is to read. It does not take what is far longer than any network reads: to lay
/// out a line of a million characters would keep the window from answering for minutes.
class TextField : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 20'000; ///< characters

    explicit TextField(QWidget *parent = nullptr);

Q_SIGNALS:
    void refused(qsizetype characters); ///< that many were pasted

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace headstart::ui
