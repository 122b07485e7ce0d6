// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace headstart::ui {

/// Paints a cell of a confusion matrix: the larger its share of the row, the stronger its colour; what is right in one
/// colour, what is wrong in another.
class ConfusionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Shows a ConfusionModel. The arrow keys go from cell to cell; Enter or a double click opens one.
class ConfusionView : public QTableView {
    Q_OBJECT

public:
    explicit ConfusionView(QWidget *parent = nullptr);

    QSize sizeHint() const override;
};

} // namespace headstart::ui
