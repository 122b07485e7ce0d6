// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QTimer>

class QHeaderView;

namespace headstart::ui {

/// A table whose rows are all of one height, so that a place is computed: nothing is kept for a row, however many there
/// are (QTableView and QTreeView keep something for each). A row is chosen as a whole.
class RowView : public QAbstractItemView {
    Q_OBJECT

public:
    explicit RowView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    QHeaderView *head() const { return m_head; }
    int rowHeight() const;

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    /// Would look through all rows.
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    /// These rows can be seen, both included: after scrolling, resizing, or a change of the rows.
    void rowsInView(int first, int last);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Rows {
        int first = 0;
        int last = -1;
    };
    Rows inView() const;
    int rowsInModel() const;
    QModelIndex rowIndex(int row) const;
    void paintRow(QPainter &painter, QStyleOptionViewItem option, int row);
    void tellRows();

    QHeaderView *m_head;
    QTimer m_telling; ///< once for all that changes in one turn of the event loop
};

} // namespace headstart::ui
