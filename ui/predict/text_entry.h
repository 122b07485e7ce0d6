// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/judge.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QTimer;

namespace headstart::ui {

class GuessBars;
class TextField;

/// A text that is typed, or two, and what a network says of it: it follows the typing, in the background; what it says
/// of an earlier text never comes after.
class TextEntry : public QWidget {
    Q_OBJECT

public:
    explicit TextEntry(int count, QWidget *parent = nullptr);

    /// What was typed is judged anew. Null: there is none yet.
    void setJudge(std::shared_ptr<const Judge> judge);
    void setInPairs(bool on); ///< the network was trained on two texts that go together
    void setCount(int count); ///< of labels
    bool isEmpty() const;

Q_SIGNALS:
    void judgeWanted(); ///< something was typed, and there is nothing that could judge it

private:
    TextField *makeField(const char *name, const QString &title);
    QWidget *makeFields();
    void typed();
    void judgeNow();
    void show(const Result<JudgedText> &judged);
    data::TextSample sample() const;

    TextField *m_first = nullptr;
    TextField *m_second = nullptr;
    QCheckBox *m_inPairs = nullptr;
    GuessBars *m_bars;
    QLabel *m_words;
    QTimer *m_timer; ///< until nothing has been typed for a moment
    std::shared_ptr<const Judge> m_judge;
    Background m_judging;
};

} // namespace headstart::ui
