// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/token_view.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/token_chips.h"
#include "ui/workbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>

namespace headstart::ui {

TokenView::TokenView(Workbench &workbench, ModelReading &reading, QWidget *parent)
    : QWidget(parent), m_reading(reading), m_line(makeSecondary({}, this)),
      m_copy(makeButton(tr("Copy"), tr("Copies the tokens that are shown, with their ids"), "", this)),
      m_chips(new TokenChips(this)), m_note(makeCaption({}, this))
{
    m_line->setObjectName(QStringLiteral("tokenLine"));
    m_copy->setObjectName(QStringLiteral("copyTokens"));
    m_chips->setObjectName(QStringLiteral("tokenChips"));
    m_note->setObjectName(QStringLiteral("tokenNote"));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(makeSection(tr("Tokens"), this));
    head->addWidget(m_line, 1);
    head->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addLayout(head);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_note);
    layout->addStretch(); // takes the room of the tokens while there are none
    connect(m_copy, &QPushButton::clicked, this, &TokenView::copy);
    connect(m_chips, &TokenChips::copyWanted, this, &TokenView::copy);
    connect(&m_reading, &ModelReading::changed, this, &TokenView::split);
    connect(&workbench, &Workbench::configChanged, this, &TokenView::follow);
    split();
}

void TokenView::setText(const std::optional<data::TextSample> &text)
{
    m_text = text;
    split();
}

void TokenView::follow()
{
    if (m_reading.limit() != m_limit)
        split();
}

void TokenView::split()
{
    m_limit = m_reading.limit();
    if (!m_reading.why().isEmpty())
        return clear(m_reading.needsOther() ? tr("Choose a model that reads texts to see how it splits them.")
                                                  + QLatin1Char('\n') + m_reading.why()
                                            : m_reading.why());
    if (m_reading.isLoading())
        return clear(tr("The model's tokenizer is being read."));
    if (!m_text)
        return clear(tr("Choose a text to see how the model splits it."));
    m_splitting.run(
        [tokenizer = m_reading.tokenizer()->tokenizer, text = *m_text,
         most = static_cast<std::size_t>(m_limit)](const StopToken &) -> Result<TokenSplit> {
            return splitOf(tokenizer, text.first, text.second, most, kMostChips);
        },
        [this](const Result<TokenSplit> &split) {
            if (split)
                take(*split);
            else
                clear(words(split.error()));
        });
}

void TokenView::take(const TokenSplit &split)
{
    m_split = split;
    m_chips->setSplit(split);
    m_chips->show();
    m_copy->show();
    showLine();
}

void TokenView::showLine()
{
    const auto number = [](std::size_t count) { return grouped(static_cast<qint64>(count)); };
    QStringList parts = {tr("%1 tokens").arg(number(m_split.tokens))};
    if (m_split.cut > 0)
        parts += tr("%1 cut off at %2").arg(number(m_split.cut), grouped(m_limit));
    if (m_split.unknown > 0)
        parts += tr("%1 not in the vocabulary").arg(number(m_split.unknown));
    m_line->setText(parts.join(QStringLiteral(", ")));
    QStringList notes;
    if (m_split.isPart)
        notes += tr("The text is very long: its first million bytes alone were split.");
    if (static_cast<std::size_t>(m_split.chips.size()) < m_split.tokens)
        notes += tr("The first %1 tokens are shown.").arg(grouped(m_split.chips.size()));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
}

void TokenView::clear(const QString &why)
{
    m_splitting.stop();
    m_split = {};
    m_chips->setSplit({});
    m_chips->hide();
    m_copy->hide();
    m_line->clear();
    m_note->setText(why);
    m_note->show();
}

void TokenView::copy()
{
    QGuiApplication::clipboard()->setText(tableOf(m_split.chips));
}

} // namespace headstart::ui
