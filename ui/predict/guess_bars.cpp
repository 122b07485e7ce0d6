// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/guess_bars.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QPainter>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr int kRow = type::kBody + space::kNormal;
constexpr int kBar = space::kNormal;

struct Columns {
    int label = 0;
    int bar = 0;
    int figure = 0;
};

constexpr int kWidestLabel = 160; // of those that get room before the bars do

Columns columnsOf(int width, const QFontMetrics &metrics)
{
    constexpr double kLabelShare = 0.45; // and what a bar has no need of
    constexpr int kNarrowBar = 48;
    Columns out;
    out.figure = metrics.horizontalAdvance(percent(1)) + space::kNormal;
    const int rest = width - out.figure;
    out.label = std::max(static_cast<int>(kLabelShare * rest), std::min(kWidestLabel, rest - kNarrowBar));
    out.bar = std::max(0, width - out.figure - out.label);
    return out;
}

void paintRow(QPainter &painter, const QRect &row, const insight::Guess &guess, bool isFirst, const Columns &columns)
{
    painter.setPen(colours().text);
    painter.setFont(Theme::font(type::kBody, isFirst ? QFont::DemiBold : QFont::Normal));
    const QRect label(row.left(), row.top(), columns.label - space::kNormal, row.height());
    const QString text = painter.fontMetrics().elidedText(QString::fromStdString(guess.label), Qt::ElideRight,
                                                          std::max(0, label.width()));
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft, text);
    const QRect figure(row.right() - columns.figure + 1, row.top(), columns.figure, row.height());
    painter.drawText(figure, Qt::AlignVCenter | Qt::AlignRight, percent(guess.probability));

    QRectF bar(row.left() + columns.label, row.top() + (row.height() - kBar) / 2.0, columns.bar, kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().border);
    painter.drawRoundedRect(bar, space::kTight, space::kTight);
    bar.setWidth(bar.width() * std::clamp(guess.probability, 0.0, 1.0));
    painter.setBrush(isFirst ? colours().accent : colours().frozen);
    painter.drawRoundedRect(bar, space::kTight, space::kTight);
}

} // namespace

void paintGuessBars(QPainter &painter, const QRect &area, const std::vector<insight::Guess> &guesses, int count)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns columns = columnsOf(area.width(), QFontMetrics(Theme::font(type::kBody, QFont::DemiBold)));
    const int rows = std::min(count, static_cast<int>(guesses.size()));
    for (int i = 0; i < rows; ++i)
        paintRow(painter, QRect(area.left(), area.top() + i * kRow, area.width(), kRow),
                 guesses[static_cast<std::size_t>(i)], i == 0, columns);
    painter.restore();
}

int guessBarsHeight(int count)
{
    return count * kRow;
}

QString guessWords(const std::vector<insight::Guess> &guesses, int count)
{
    QStringList out;
    for (const insight::Guess &guess : guesses)
        if (out.size() < count)
            out += QString::fromStdString(guess.label) + QLatin1Char(' ') + percent(guess.probability);
    return out.join(QStringLiteral(", "));
}

GuessBars::GuessBars(int count, QWidget *parent) : QWidget(parent), m_count(count)
{
    setAccessibleName(tr("Most probable labels"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void GuessBars::setGuesses(std::vector<insight::Guess> guesses)
{
    m_guesses = std::move(guesses);
    setAccessibleDescription(guessWords(m_guesses, m_count));
    setToolTip(m_guesses.empty() ? QString()
                                 : tr("Probabilities: the softmax of the network's output for what it saw, over all "
                                      "its labels."));
    updateGeometry();
    update();
}

void GuessBars::setCount(int count)
{
    m_count = count;
    updateGeometry();
    update();
}

QSize GuessBars::sizeHint() const
{
    constexpr int kUsualWidth = 200;
    return {kUsualWidth, guessBarsHeight(m_count)};
}

void GuessBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGuessBars(painter, rect(), m_guesses, m_count);
}

} // namespace headstart::ui
