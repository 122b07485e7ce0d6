// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/quick_cuts.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>

#include <algorithm>

namespace headstart::ui {

QuickCuts::QuickCuts(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    add("onlyHead", tr("Only the head"),
        tr("The line goes in front of the last stage: only it trains. Fast, and good for little data."),
        [](int stages) { return stages - 1; });
    add("lastThird", tr("Last third"),
        tr("The line goes in front of the last third of the stages. For data unlike those that the model knows."),
        [](int stages) {
            constexpr int kParts = 3;
            return stages - (stages + kParts - 1) / kParts;
        });
    add("everything", tr("Everything"), tr("The line goes to the top: all stages train. Slow, and for much data."),
        [](int) { return 0; });
}

void QuickCuts::add(const char *name, const QString &text, const QString &description, int (*cutOf)(int stages))
{
    QPushButton *button = makeButton(text, description + QLatin1Char(' ') + tr("Exceptions are taken back."), "", this);
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, cutOf] {
        showWhatHolds(); // whatever the click has made of it
        if (!m_chain.isEmpty())
            Q_EMIT cutWanted(cutOf(m_chain.size()));
    });
    m_choices.push_back({button, cutOf});
}

void QuickCuts::setChain(const Chain &chain)
{
    m_chain = chain;
    showWhatHolds();
}

void QuickCuts::showWhatHolds()
{
    const bool hasExceptions = !m_chain.freeze.train.empty() || !m_chain.freeze.keep.empty();
    for (const Choice &choice : m_choices)
        choice.button->setChecked(!m_chain.isEmpty() && !hasExceptions
                                  && m_chain.cut() == choice.cutOf(m_chain.size()));
}

} // namespace headstart::ui
