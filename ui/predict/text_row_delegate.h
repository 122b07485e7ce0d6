// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headstart::ui {

class TextPredictions;

/// A row of a table of texts on the Predict page: where it stands, the text, and the most probable labels, or why there
/// are none. The model must outlive it.
class TextRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    TextRowDelegate(const TextPredictions &model, int count, QObject *parent = nullptr);

    void setCount(int count) { m_count = count; } ///< of labels
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter &painter, const QRect &area, int row) const;
    void paintGuesses(QPainter &painter, const QRect &area, int row) const;

    const TextPredictions &m_model;
    int m_count;
};

} // namespace headstart::ui
