// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/classifier.h"

#include <QWidget>

#include <vector>

class QPainter;

namespace headstart::ui {

/// The first `count` guesses, a row each: label, bar, percentage.
void paintGuessBars(QPainter &painter, const QRect &area, const std::vector<insight::Guess> &guesses, int count);
int guessBarsHeight(int count);
/// "palace 35.1 %, bell cote 18.9 %": for those who hear it, and for tests.
QString guessWords(const std::vector<insight::Guess> &guesses, int count);

/// What a network says of one picture, or text.
class GuessBars : public QWidget {
    Q_OBJECT

public:
    explicit GuessBars(int count, QWidget *parent = nullptr);
    void setGuesses(std::vector<insight::Guess> guesses);
    const std::vector<insight::Guess> &guesses() const { return m_guesses; }
    void setCount(int count); ///< of labels

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count;
    std::vector<insight::Guess> m_guesses;
};

} // namespace headstart::ui
