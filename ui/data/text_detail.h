// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace headstart::ui {

/// A whole text to read, and of which row it is.
class TextDetail : public QWidget {
    Q_OBJECT

public:
    explicit TextDetail(QWidget *parent = nullptr);
    void show(const std::optional<data::TextSample> &text, const QString &caption);

private:
    QLabel *m_caption;
    QPlainTextEdit *m_text;
};

} // namespace headstart::ui
