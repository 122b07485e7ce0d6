// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QListView;
class QTableView;

namespace headstart::ui {

/// Rows to choose one of, nothing to edit: without a grid, and Tab goes on to the next control.
void makeListLike(QTableView &table);
/// Rows of one height that a delegate paints, however many.
void makeRowList(QListView &list);
/// A head that leaves no more room for the arrow of sorting than it takes.
void useTightHeader(QTableView &table);

} // namespace headstart::ui
