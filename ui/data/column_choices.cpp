// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/column_choices.h"

#include "core/data/table_reader.h"

#include <algorithm>

namespace headstart::ui {

Result<std::vector<std::string>> firstRowOf(const data::DataSource &source, const StopToken &stop)
{
    auto delimiter = data::delimiterNamed(source.delimiter);
    if (!delimiter) {
        const auto guessed = data::guessDelimiter(source.path);
        if (!guessed)
            return guessed.error();
        delimiter = *guessed;
    }
    const auto table = data::readTable(source.path, *delimiter, &stop);
    if (!table)
        return table.error();
    std::vector<std::string> out;
    for (std::size_t column = 0; column < table->columns && table->rows() > 0; ++column)
        out.emplace_back(table->cell(0, column));
    return out;
}

namespace {

/// As much of a cell as tells what its column is of.
QString beginning(const QString &cell)
{
    constexpr qsizetype kLongest = 12;
    return cell.size() <= kLongest ? cell : cell.left(kLongest - 1) + QChar(0x2026);
}

} // namespace

std::vector<ColumnChoice> columnChoices(const std::vector<std::string> &firstRow, bool hasHeader)
{
    std::vector<ColumnChoice> out;
    for (std::size_t i = 0; i < firstRow.size(); ++i) {
        const QString cell = QString::fromStdString(firstRow[i]);
        const QString number = QString::number(i + 1);
        bool isNumber = false;
        cell.toUInt(&isNumber);
        const bool isOnlyOne = std::count(firstRow.begin(), firstRow.end(), firstRow[i]) == 1;
        if (hasHeader && !cell.isEmpty() && !isNumber && isOnlyOne)
            out.push_back({cell, cell});
        else
            out.push_back({number, cell.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(number, beginning(cell))});
    }
    return out;
}

} // namespace headstart::ui
