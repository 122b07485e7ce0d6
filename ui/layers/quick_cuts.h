// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/chain.h"

#include <QWidget>

class QPushButton;

namespace headstart::ui {

/// Places for the line that are usual, as buttons; the one that holds is pressed.
class QuickCuts : public QWidget {
    Q_OBJECT

public:
    explicit QuickCuts(QWidget *parent = nullptr);
    void setChain(const Chain &chain);

Q_SIGNALS:
    /// The line there, and no exceptions.
    void cutWanted(int cut);

private:
    struct Choice {
        QPushButton *button;
        int (*cutOf)(int stages);
    };
    void add(const char *name, const QString &text, const QString &description, int (*cutOf)(int stages));
    void showWhatHolds();

    Chain m_chain;
    std::vector<Choice> m_choices;
};

} // namespace headstart::ui
