// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_guess.h"

#include "core/data/column_guess.h"
#include "core/data/labels.h"

#include <algorithm>
#include <unordered_set>

namespace headstart::data {

namespace {

bool isWide(char byte)
{
    return static_cast<unsigned char>(byte) >= 0xE0;
}

bool isKnown(const std::string &name)
{
    const auto isIn = [&](const auto &list) { return std::find(list.begin(), list.end(), name) != list.end(); };
    return isIn(kTextNames) || isIn(kLabelNames)
           || std::any_of(kPairNames.begin(), kPairNames.end(),
                          [&](const auto &pair) { return pair.first == name || pair.second == name; });
}

/// Whether the first cell of a column differs from those below as a name does.
bool standsApart(const Table &table, std::size_t column)
{
    const std::string_view first = table.cell(0, column);
    if (holdsTexts(table, 1, column)) {
        double length = 0;
        for (std::size_t row = 1; row < table.rows(); ++row)
            length += static_cast<double>(table.cell(row, column).size());
        return static_cast<double>(first.size()) * 3 * static_cast<double>(table.rows() - 1) < length
               && first.find(' ') == std::string_view::npos;
    }
    if (holdsNumbers(table, 1, column))
        return true;
    std::size_t below = 0;
    for (std::size_t row = 1; row < table.rows(); ++row)
        below += table.cell(row, column) == first ? 1 : 0;
    return below == 0 && distinctIn(table, 1, column) * 3 <= table.rows() - 1;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

double weightOf(const Table &table, std::size_t firstRow, std::size_t column)
{
    constexpr double kSingleWords = 0.1;
    std::unordered_set<std::string_view> distinct;
    double length = 0;
    double worded = 0;
    const std::size_t rows = table.rows() - firstRow;
    for (std::size_t row = firstRow; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        distinct.insert(cell);
        length += static_cast<double>(cell.size());
        const bool hasWords = cell.find(' ') != std::string_view::npos || std::any_of(cell.begin(), cell.end(), isWide);
        worded += hasWords && !asNumber(cell) ? 1 : 0;
    }
    if (rows == 0)
        return 0;
    const auto all = static_cast<double>(rows);
    return length / all * (static_cast<double>(distinct.size()) / all) * (worded * 2 >= all ? 1 : kSingleWords);
}

std::size_t distinctIn(const Table &table, std::size_t firstRow, std::size_t column)
{
    std::unordered_set<std::string_view> values;
    for (std::size_t row = firstRow; row < table.rows(); ++row)
        values.insert(table.cell(row, column));
    return values.size();
}

bool looksLikeTextHeader(const Table &table)
{
    constexpr std::size_t kLongestName = 64;
    std::unordered_set<std::string> names;
    bool known = false;
    for (std::size_t column = 0; column < table.columns; ++column) {
        const std::string name = lowered(table.cell(0, column));
        if (name.empty() || name.size() > kLongestName || asNumber(name) || !names.insert(name).second)
            return false;
        known = known || isKnown(name);
    }
    if (known || table.rows() < 2)
        return known;
    for (std::size_t column = 0; column < table.columns; ++column)
        if (standsApart(table, column))
            return true;
    return false;
}

bool holdsTexts(const Table &table, std::size_t firstRow, std::size_t column)
{
    constexpr double kShortText = 4; // bytes
    return weightOf(table, firstRow, column) >= kShortText;
}

} // namespace headstart::data
