// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/token_chips.h"

#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace headstart::ui {

namespace {

constexpr int kInside = 6; ///< from a chip's edge to its text
constexpr int kJoint = 1;  ///< in front of a token that goes on inside a word
constexpr int kEdge = 2;   ///< around all, for the mark of the focus

QFont textFont(const TokenChip &chip)
{
    QFont font = Theme::font(type::kBody);
    font.setStrikeOut(chip.isCut);
    return font;
}

int textHeight()
{
    return QFontMetrics(Theme::font(type::kBody)).height();
}

int idHeight()
{
    return QFontMetrics(Theme::font(type::kCaption)).height();
}

int chipHeight()
{
    return textHeight() + idHeight() + space::kTight;
}

int widthOf(const TokenChip &chip)
{
    const double text = QFontMetricsF(textFont(chip)).horizontalAdvance(chip.text);
    const double id = QFontMetricsF(Theme::font(type::kCaption)).horizontalAdvance(QString::number(chip.id));
    return static_cast<int>(std::ceil(std::max(text, id))) + 2 * kInside;
}

QPen penOf(const TokenChip &chip)
{
    if (!chip.isUnknown)
        return {colours().border, 1};
    QPen pen(colours().warning, 1, Qt::CustomDashLine);
    pen.setDashPattern({3, 2});
    return pen;
}

QBrush brushOf(const TokenChip &chip)
{
    if (chip.isCut)
        return Qt::NoBrush;
    if (chip.isSpecial)
        return colours().hover;
    return chip.isSecond ? colours().selection : colours().surface;
}

} // namespace

TokenChips::TokenChips(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Tokens"));
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TokenChips::setSplit(const TokenSplit &split)
{
    m_split = split;
    setAccessibleDescription(tableOf(split.chips));
    verticalScrollBar()->setValue(0);
    place();
    viewport()->update();
}

QRect TokenChips::placeOf(qsizetype chip) const
{
    return m_places[chip].translated(0, -verticalScrollBar()->value());
}

QString TokenChips::tipOf(qsizetype chip) const
{
    const TokenChip &one = m_split.chips[chip];
    const QString line = tr("%1, id %2").arg(one.text).arg(one.id);
    return one.marks.isEmpty() ? line : line + QLatin1Char('\n') + one.marks;
}

QSize TokenChips::sizeHint() const
{
    constexpr int kWidth = 320;
    constexpr int kRows = 4;
    return {kWidth, kRows * (chipHeight() + space::kTight)};
}

QSize TokenChips::minimumSizeHint() const
{
    constexpr int kWidth = 120;
    return {kWidth, chipHeight() + 2 * kEdge};
}

/// A text's chips begin on a line of their own, under what it is called.
void TokenChips::beginText(const QString &heading, QPoint &pen)
{
    if (pen.x() > kEdge)
        pen = {kEdge, pen.y() + chipHeight() + space::kNormal};
    m_headings.append({pen.y(), heading});
    pen.ry() += idHeight() + space::kTight / 2;
}

void TokenChips::place()
{
    m_places.clear();
    m_headings.clear();
    QPoint pen(kEdge, kEdge);
    const int right = viewport()->width() - kEdge;
    for (qsizetype i = 0; i < m_split.chips.size(); ++i) {
        const TokenChip &chip = m_split.chips[i];
        if (m_split.hasSecond && i == 0)
            beginText(tr("First text"), pen);
        if (chip.isSecond && !m_split.chips[i - 1].isSecond)
            beginText(tr("Second text"), pen);
        const int width = std::min(widthOf(chip), right - kEdge);
        const int gap = pen.x() == kEdge ? 0 : chip.continues ? kJoint : space::kTight;
        if (pen.x() + gap + width > right && pen.x() > kEdge)
            pen = {kEdge, pen.y() + chipHeight() + space::kTight};
        else
            pen.rx() += gap;
        m_places.append(QRect(pen, QSize(width, chipHeight())));
        pen.rx() += width;
    }
    m_height = m_places.isEmpty() ? 0 : m_places.last().bottom() + 1 + kEdge;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(chipHeight() + space::kTight);
    verticalScrollBar()->setRange(0, std::max(0, m_height - viewport()->height()));
}

void TokenChips::resizeEvent(QResizeEvent *)
{
    place();
}

void TokenChips::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(type::kCaption));
    painter.setPen(colours().secondary);
    const int top = verticalScrollBar()->value();
    for (const Heading &heading : m_headings)
        painter.drawText(QRect(kEdge, heading.y - top, viewport()->width(), idHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, heading.text);
    for (qsizetype i = 0; i < m_places.size(); ++i)
        if (placeOf(i).intersects(viewport()->rect()))
            paintChip(painter, placeOf(i), m_split.chips[i]);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours().accent, 1));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kTight,
                                space::kTight);
    }
}

void TokenChips::paintChip(QPainter &painter, const QRect &place, const TokenChip &chip) const
{
    const QRectF outline = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = chip.isSpecial ? outline.height() / 2 : space::kTight;
    painter.setPen(penOf(chip));
    painter.setBrush(brushOf(chip));
    if (chip.continues)
        painter.drawRect(outline);
    else
        painter.drawRoundedRect(outline, radius, radius);
    const QRect inside = place.adjusted(kInside, space::kTight / 2, -kInside, -space::kTight / 2);
    painter.setFont(textFont(chip));
    painter.setPen(chip.isUnknown                 ? colours().warning
                   : chip.isCut || chip.isSpecial ? colours().secondary
                                                  : colours().text);
    const bool fits = place.width() >= widthOf(chip);
    const QString text = fits ? chip.text : painter.fontMetrics().elidedText(chip.text, Qt::ElideRight, inside.width());
    painter.drawText(inside, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, text);
    painter.setFont(Theme::font(type::kCaption));
    painter.setPen(colours().secondary);
    painter.drawText(inside, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, QString::number(chip.id));
}

void TokenChips::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyWanted();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void TokenChips::focusInEvent(QFocusEvent *)
{
    viewport()->update();
}

void TokenChips::focusOutEvent(QFocusEvent *)
{
    viewport()->update();
}

bool TokenChips::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (!placeOf(i).contains(help->pos()))
            continue;
        QToolTip::showText(help->globalPos(), plainTip(tipOf(i)), viewport(), placeOf(i));
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace headstart::ui
