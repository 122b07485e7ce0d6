// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_columns.h"

#include "core/data/column_guess.h"

#include <algorithm>
#include <charconv>

namespace headstart::data {

namespace {

/// Where a name stands in the first row.
std::optional<std::size_t> columnNamed(const Table &table, std::string_view name)
{
    for (std::size_t column = 0; column < table.columns; ++column)
        if (table.cell(0, column) == name)
            return column;
    return std::nullopt;
}

std::optional<std::size_t> columnNumbered(const Table &table, std::string_view number)
{
    std::size_t value = 0;
    const char *end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc() || stop != end || value < 1 || value > table.columns)
        return std::nullopt;
    return value - 1;
}

/// How a column is called: its name, or its number where the name says nothing.
std::string nameOf(const Table &table, std::size_t column, bool hasHeader)
{
    const std::string name(table.cell(0, column));
    const bool isOne = columnNamed(table, name) == column && !columnNumbered(table, name);
    return hasHeader && !name.empty() && isOne ? name : std::to_string(column + 1);
}

std::string allColumns(const Table &table, bool hasHeader)
{
    std::vector<std::string> out;
    for (std::size_t column = 0; column < table.columns; ++column)
        out.push_back(hasHeader ? std::string(table.cell(0, column))
                                : std::to_string(column + 1) + " (" + std::string(table.cell(0, column)) + ")");
    return firstFew(out);
}

/// Chooses step by step; what is chosen is written into the source.
class Choice {
public:
    Choice(const Table &table, Listing &listing) : m_table(table), m_listing(listing), m_source(listing.source) {}

    Result<TableColumns> columns()
    {
        if (auto chosen = chooseHeader(); !chosen)
            return chosen.error();
        if (m_table.rows() <= m_out.firstRow())
            return badInput(m_source.path, say("the table has a header and no row"));
        if (auto chosen = choosePath(); !chosen)
            return chosen.error();
        if (!m_source.splitColumn.empty()) {
            const auto part = named(m_source.splitColumn);
            if (!part)
                return part.error();
            m_out.part = *part;
        }
        if (auto chosen = chooseLabel(); !chosen)
            return chosen.error();
        remarkOnParts();
        m_listing.remarks.push_back(say("read as a table (%1): column '%2' names the pictures, column '%3' the labels",
                                        m_source.delimiter, m_source.pathColumn, m_source.labelColumn));
        return m_out;
    }

private:
    Result<void> chooseHeader()
    {
        if (m_source.header.empty())
            m_source.header = guessHeader() ? "yes" : "no";
        if (m_source.header != "yes" && m_source.header != "no")
            return badInput(m_source.path,
                            say("whether there is a header is 'yes' or 'no', not '%1'", m_source.header));
        m_out.hasHeader = m_source.header == "yes";
        return {};
    }

    bool guessHeader() const
    {
        return isName(m_source.pathColumn) || isName(m_source.labelColumn) || isName(m_source.splitColumn)
               || looksLikeHeader(m_table, m_listing.root, columnNumbered(m_table, m_source.pathColumn));
    }

    /// A text that stands in the first row and is no number of a column.
    bool isName(const std::string &text) const
    {
        return !text.empty() && !columnNumbered(m_table, text) && columnNamed(m_table, text);
    }

    Result<std::size_t> named(const std::string &text) const
    {
        auto column = m_out.hasHeader ? columnNamed(m_table, text) : std::nullopt;
        if (!column)
            column = columnNumbered(m_table, text);
        if (!column)
            return badInput(m_source.path,
                            say("there is no column '%1'; there are: %2", text, allColumns(m_table, m_out.hasHeader)));
        return *column;
    }

    Result<void> choosePath()
    {
        if (!m_source.pathColumn.empty()) {
            const auto column = named(m_source.pathColumn);
            if (!column)
                return column.error();
            m_out.path = *column;
            return {};
        }
        const auto column = guessPathColumn(m_table, m_out.firstRow(), m_listing.root);
        if (!column)
            return badInput(m_source.path,
                            say("no column names files that are there, looked for in '%1'; the columns: %2",
                                m_listing.root.string(), allColumns(m_table, m_out.hasHeader)));
        m_out.path = *column;
        m_source.pathColumn = nameOf(m_table, *column, m_out.hasHeader);
        return {};
    }

    Result<void> chooseLabel()
    {
        if (!m_source.labelColumn.empty()) {
            const auto column = named(m_source.labelColumn);
            if (!column)
                return column.error();
            m_out.label = *column;
            return {};
        }
        const auto candidates = labelCandidates();
        auto column = guessLabelColumn(m_table, m_out.hasHeader, candidates);
        if (!column && m_source.threshold && candidates.size() == 1)
            column = candidates.front(); // measured values: each occurs once
        if (!column && m_source.threshold && candidates.empty())
            return badInput(m_source.path, say("a threshold needs labels that are numbers, and no column holds such; "
                                               "the columns: %1",
                                               allColumns(m_table, m_out.hasHeader)));
        if (!column)
            return badInput(m_source.path,
                            say("which column is the label? The columns: %1", allColumns(m_table, m_out.hasHeader)));
        m_out.label = *column;
        m_source.labelColumn = nameOf(m_table, *column, m_out.hasHeader);
        return {};
    }

    /// Under a threshold, columns of numbers.
    std::vector<std::size_t> labelCandidates() const
    {
        std::vector<std::size_t> out;
        for (std::size_t column = 0; column < m_table.columns; ++column)
            if (column != m_out.path && column != m_out.part && !saysParts(m_table, m_out.firstRow(), column)
                && (!m_source.threshold || holdsNumbers(m_table, m_out.firstRow(), column)))
                out.push_back(column);
        return out;
    }

    void remarkOnParts()
    {
        for (std::size_t column = 0; column < m_table.columns && !m_out.part; ++column)
            if (column != m_out.path && column != m_out.label && saysParts(m_table, m_out.firstRow(), column))
                m_listing.remarks.push_back(say("column '%1' seems to part the samples for training and judging; name "
                                                "it as the column of the split to keep to it",
                                                nameOf(m_table, column, m_out.hasHeader)));
    }

    const Table &m_table;
    Listing &m_listing;
    DataSource &m_source;
    TableColumns m_out;
};

} // namespace

Result<TableColumns> chooseColumns(const Table &table, Listing &listing)
{
    return Choice(table, listing).columns();
}

std::filesystem::path fileNamed(std::string_view cell, const std::filesystem::path &root)
{
    std::string name(cell);
    std::error_code error;
    if (name.find('\\') != std::string::npos && !std::filesystem::exists(root / name, error))
        std::replace(name.begin(), name.end(), '\\', '/');
    return root / name;
}

} // namespace headstart::data
