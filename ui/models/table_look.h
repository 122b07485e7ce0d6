// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace headstart::ui {

/// Rows to choose one of, nothing to edit: without a grid, and Tab goes on to the next control.
void makeListLike(QTableView &table);

} // namespace headstart::ui
