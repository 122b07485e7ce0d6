// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>
#include <QTimer>

namespace headstart::ui {

/// Draws a row of ThumbnailModel: the picture, its label under it, then its file, or why it was set aside.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// A small picture's longer side, in device-independent pixels.
    static constexpr int kSide = 96;
    static QSize cellSize();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return cellSize(); }
};

/// A grid of cells of one size, so that a place is computed and nothing but what is in view is asked for, however many
/// rows there are.
class ThumbnailView : public QListView {
    Q_OBJECT

public:
    explicit ThumbnailView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    /// These rows can be seen, both included: after scrolling, resizing, or a change of the rows.
    void rowsInView(int first, int last);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void tellRows();

    QTimer m_telling; ///< once for all that changes in one turn of the event loop
};

} // namespace headstart::ui
