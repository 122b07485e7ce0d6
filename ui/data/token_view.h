// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/data/model_reading.h"
#include "ui/data/token_words.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace headstart::ui {

class TokenChips;
class Workbench;

/// How the tokenizer of the workbench's model splits a text, or two that go together: tokens, their ids, what is not in
/// the vocabulary, and what is cut off at texts.max_tokens. Follows both; the work is done in the background.
class TokenView : public QWidget {
    Q_OBJECT

public:
    /// The first ones of a text that are shown.
    static constexpr std::size_t kMostChips = 1000;

    TokenView(Workbench &workbench, ModelReading &reading, QWidget *parent = nullptr);

    void setText(const std::optional<data::TextSample> &text);

private:
    void follow();
    void split();
    void take(const TokenSplit &split);
    void showLine();
    void clear(const QString &why);
    void copy();

    ModelReading &m_reading;
    std::optional<data::TextSample> m_text;
    std::int64_t m_limit = 0; ///< of the split that is shown, or on its way
    TokenSplit m_split;
    QLabel *m_line;
    QPushButton *m_copy;
    TokenChips *m_chips;
    QLabel *m_note;
    Background m_splitting;
};

} // namespace headstart::ui
