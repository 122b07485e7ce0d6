// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_guess.h"

#include "core/data/labels.h"
#include "core/data/listing.h"
#include "core/data/table_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_set>

namespace headstart::data {

namespace {

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return out;
}

bool endsAsPicture(std::string_view cell)
{
    constexpr std::array<std::string_view, 12> kEndings = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp",
                                                           ".tif", ".tiff", ".pnm", ".ppm", ".pgm",  ".pbm"};
    const std::string text = lowered(cell);
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return text.ends_with(ending); });
}

bool isThere(std::string_view cell, const std::filesystem::path &root)
{
    std::error_code error;
    return !cell.empty() && std::filesystem::is_regular_file(fileNamed(cell, root), error);
}

/// How many of some rows, spread over the table, hold in this column.
template <class Holds>
std::size_t countSome(const Table &table, std::size_t firstRow, std::size_t column, Holds holds)
{
    constexpr std::size_t kSome = 200;
    const std::size_t step = std::max<std::size_t>(1, table.rows() / kSome);
    std::size_t count = 0;
    for (std::size_t row = firstRow; row < table.rows(); row += step)
        count += holds(table.cell(row, column)) ? 1 : 0;
    return count;
}

/// The first column with the highest count above 0.
template <class Holds>
std::optional<std::size_t> best(const Table &table, std::size_t firstRow, Holds holds)
{
    std::optional<std::size_t> out;
    std::size_t most = 0;
    for (std::size_t column = 0; column < table.columns; ++column)
        if (const std::size_t count = countSome(table, firstRow, column, holds); count > most) {
            most = count;
            out = column;
        }
    return out;
}

bool looksLikeLabels(const Table &table, std::size_t firstRow, std::size_t column)
{
    constexpr std::size_t kMostValues = 1000;
    std::unordered_set<std::string_view> values;
    for (std::size_t row = firstRow; row < table.rows() && values.size() <= kMostValues; ++row)
        values.insert(table.cell(row, column));
    return values.size() >= 2 && values.size() <= kMostValues && values.size() < table.rows() - firstRow;
}

} // namespace

bool looksLikeHeader(const Table &table, const std::filesystem::path &root, std::optional<std::size_t> pathColumn)
{
    for (std::size_t column = 0; column < table.columns; ++column) {
        const std::string_view cell = table.cell(0, column);
        if (cell.empty() || asNumber(cell) || endsAsPicture(cell))
            return false;
    }
    if (!pathColumn)
        pathColumn = guessPathColumn(table, std::min<std::size_t>(1, table.rows() - 1), root);
    return pathColumn && !isThere(table.cell(0, *pathColumn), root);
}

std::optional<std::size_t> guessPathColumn(const Table &table, std::size_t firstRow, const std::filesystem::path &root)
{
    const auto there = best(table, firstRow, [&](std::string_view cell) { return isThere(cell, root); });
    return there ? there : best(table, firstRow, endsAsPicture);
}

bool namesPictures(const Table &table, std::size_t firstRow, std::size_t column, const std::filesystem::path &root)
{
    const auto all = countSome(table, firstRow, column, [](std::string_view) { return true; });
    const auto named = countSome(table, firstRow, column,
                                 [&](std::string_view cell) { return endsAsPicture(cell) || isThere(cell, root); });
    return named > 0 && named * 2 >= all;
}

std::optional<std::size_t> guessLabelColumn(const Table &table, bool hasHeader, std::span<const std::size_t> candidates)
{
    constexpr std::array<std::string_view, 9> kNames = {"label",    "labels",     "class",   "classes",  "target",
                                                        "category", "class_name", "species", "diagnosis"};
    if (hasHeader)
        for (const std::string_view name : kNames)
            for (const std::size_t column : candidates)
                if (lowered(table.cell(0, column)) == name)
                    return column;
    for (const std::size_t column : candidates)
        if (looksLikeLabels(table, hasHeader ? 1 : 0, column))
            return column;
    return std::nullopt;
}

bool holdsNumbers(const Table &table, std::size_t firstRow, std::size_t column)
{
    const auto all = countSome(table, firstRow, column, [](std::string_view) { return true; });
    const auto numbers = countSome(table, firstRow, column, [](std::string_view cell) { return asNumber(cell); });
    return numbers * 2 > all;
}

bool saysParts(const Table &table, std::size_t firstRow, std::size_t column)
{
    for (std::size_t row = firstRow; row < table.rows(); ++row)
        if (!partNamed(table.cell(row, column)))
            return false;
    return true;
}

} // namespace headstart::data
