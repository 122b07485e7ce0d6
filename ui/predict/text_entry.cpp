// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_entry.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"
#include "ui/predict/text_field.h"
#include "ui/predict/text_table_work.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

constexpr int kPause = 150; // milliseconds without a key, after which a text is looked at

/// What the network did not see, or does not know, of a text.
QString seenWords(const insight::SeenText &seen)
{
    QString out = seen.cutOff > 0
                      ? TextEntry::tr("%1 tokens. The network sees the first %2 of them; the rest is cut off.")
                            .arg(grouped(static_cast<qint64>(seen.tokens + seen.cutOff)),
                                 grouped(static_cast<qint64>(seen.tokens)))
                      : TextEntry::tr("%1 tokens.").arg(grouped(static_cast<qint64>(seen.tokens)));
    if (seen.unknown > 0)
        out += QLatin1Char(' ')
               + TextEntry::tr("Not in its vocabulary, and so not told apart: %1.")
                     .arg(grouped(static_cast<qint64>(seen.unknown)));
    return out;
}

} // namespace

TextEntry::TextEntry(int count, QWidget *parent)
    : QWidget(parent), m_bars(new GuessBars(count, this)), m_words(makeCaption({}, this)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kPause);
    connect(m_timer, &QTimer::timeout, this, &TextEntry::judgeNow);
    m_bars->setObjectName(QStringLiteral("typedGuesses"));
    m_words->setObjectName(QStringLiteral("typedWords"));
    auto *right = new QVBoxLayout;
    right->setSpacing(space::kTight);
    right->addWidget(m_words);
    right->addWidget(m_bars);
    right->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kPage);
    layout->addWidget(makeFields(), 1);
    layout->addLayout(right, 1);
    setInPairs(false);
    typed();
}

TextField *TextEntry::makeField(const char *name, const QString &title)
{
    auto *field = new TextField(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(title);
    field->setPlaceholderText(title);
    constexpr int kLines = 3;
    field->setFixedHeight(kLines * field->fontMetrics().lineSpacing() + 2 * space::kNormal + space::kTight);
    connect(field, &TextField::textChanged, this, &TextEntry::typed);
    connect(field, &TextField::refused, this, [this](qsizetype characters) {
        m_words->setText(
            tr("%1 characters are more than any network reads: paste up to %2, or put the text into a table.")
                .arg(grouped(characters), grouped(TextField::kMost)));
    });
    return field;
}

QWidget *TextEntry::makeFields()
{
    auto *fields = new QWidget(this);
    m_first = makeField("typedText", tr("Type a text: what it is changes as you type"));
    m_second = makeField("typedSecond", tr("The second text, which goes with the first"));
    m_inPairs = new QCheckBox(tr("With a &second text"), fields);
    m_inPairs->setObjectName(QStringLiteral("inPairs"));
    m_inPairs->setAccessibleName(tr("With a second text"));
    connect(m_inPairs, &QCheckBox::toggled, m_second, &QWidget::setVisible);
    connect(m_inPairs, &QCheckBox::toggled, this, &TextEntry::typed);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    layout->addWidget(m_inPairs);
    layout->addStretch();
    return fields;
}

void TextEntry::setJudge(std::shared_ptr<const Judge> judge)
{
    m_judge = std::move(judge);
    m_judging.stop();
    m_timer->stop();
    m_bars->setGuesses({}); // another network's
    if (m_judge)
        judgeNow();
    else
        typed();
}

void TextEntry::setInPairs(bool on)
{
    m_inPairs->setChecked(on);
    m_second->setVisible(on);
}

void TextEntry::setCount(int count)
{
    m_bars->setCount(count);
}

bool TextEntry::isEmpty() const
{
    const auto isBlank = [](const QString &text) { return text.trimmed().isEmpty(); };
    return isBlank(m_first->toPlainText()) && (!m_inPairs->isChecked() || isBlank(m_second->toPlainText()));
}

data::TextSample TextEntry::sample() const
{
    data::TextSample out{m_first->toPlainText().toStdString(), {}};
    if (m_inPairs->isChecked())
        out.second = m_second->toPlainText().toStdString();
    return out;
}

/// What was being judged is of an earlier text.
void TextEntry::typed()
{
    m_judging.stop();
    if (!isEmpty()) {
        m_timer->start();
        return;
    }
    m_timer->stop();
    m_bars->setGuesses({});
    m_words->setText(tr("The probabilities of each label stand here."));
}

void TextEntry::judgeNow()
{
    if (isEmpty())
        return;
    const data::TextSample text = sample();
    if (!m_judge) {
        m_bars->setGuesses({});
        m_words->clear();
        Q_EMIT judgeWanted();
        return;
    }
    m_judging.run(
        [judge = m_judge, text](const StopToken &) { return judge->judge(text, TextTableWork::kMostGuesses); },
        [this](const Result<JudgedText> &judged) { show(judged); });
}

void TextEntry::show(const Result<JudgedText> &judged)
{
    m_bars->setGuesses(judged ? judged->guesses : insight::Guesses());
    m_words->setText(judged ? seenWords(judged->seen) : words(judged.error()));
}

} // namespace headstart::ui
