// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headstart::ui {

class TextListModel;

/// A judged text: two lines of it, and below them its label and its loss. The model must outlive it.
class TextListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TextListDelegate(const TextListModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter &painter, const QRect &area, int row) const;

    const TextListModel &m_model;
};

} // namespace headstart::ui
