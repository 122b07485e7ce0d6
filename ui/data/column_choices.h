// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"

#include <QString>

#include <string>
#include <vector>

namespace headstart::ui {

/// A column of a table to choose: how a source names it, and what to show.
struct ColumnChoice {
    QString key;
    QString text;
};

/// The cells of a table's first row, by its delimiter (guessed where the source names none). Reads the file: not in the
/// window's thread. Errors: those of data::readTable.
Result<std::vector<std::string>> firstRowOf(const data::DataSource &source, const StopToken &stop);

/// Columns by name where the first row names them, each by its own; else by number, with what stands in the first row.
std::vector<ColumnChoice> columnChoices(const std::vector<std::string> &firstRow, bool hasHeader);

} // namespace headstart::ui
