// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/token_words.h"

#include <QAbstractScrollArea>
#include <QList>
#include <QRect>

namespace headstart::ui {

/// Tokens as chips that wrap, the id under each: special ones round, those inside a word joined to the one in front,
/// unknown ones dashed, what is cut off struck through. Of two texts each has its heading.
class TokenChips : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TokenChips(QWidget *parent = nullptr);

    void setSplit(const TokenSplit &split);
    const QList<TokenChip> &chips() const { return m_split.chips; }
    /// Of a chip, in the viewport.
    QRect placeOf(qsizetype chip) const;
    /// What the mouse over it says, with the id.
    QString tipOf(qsizetype chip) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void copyWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Heading {
        int y;
        QString text;
    };
    void place();
    void beginText(const QString &heading, QPoint &pen);
    void paintChip(QPainter &painter, const QRect &place, const TokenChip &chip) const;

    TokenSplit m_split;
    QList<QRect> m_places; ///< one a chip, from the top of all
    QList<Heading> m_headings;
    int m_height = 0; ///< of all
};

} // namespace headstart::ui
