// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headstart::ui {

/// A cell whose number is also a bar below it: the item's `role`, 0 to 1 of the cell's width.
class ShareDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ShareDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace headstart::ui
