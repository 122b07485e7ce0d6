// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <optional>

namespace headstart::ui {

/// What was guessed and what is odd about the data, then each file that was set aside, with its reason.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IsSetAsideRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setDataset(const std::optional<data::Dataset> &dataset);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::optional<data::Dataset> m_dataset;
};

/// A mark and a text that wraps at the view's width.
class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace headstart::ui
