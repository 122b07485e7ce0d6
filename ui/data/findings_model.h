// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace headstart::ui {

/// What was guessed and what is odd about the data, then the files and rows that were set aside, each with its reason;
/// of many, the first ones.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IsSetAsideRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setDataset(const std::optional<data::Dataset> &dataset);
    /// What was found later, after the dataset's own remarks.
    void setMore(const std::vector<Text> &findings);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::size_t setAsideShown() const;

    std::optional<data::Dataset> m_dataset;
    std::vector<Text> m_more;
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
