// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_table.h"

#include "core/data/labels.h"
#include "core/data/table_columns.h"
#include "core/data/table_reader.h"

#include <cmath>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

/// How a sample's file is called: relative to the root, unless the table names an absolute path that leads out of it.
std::string nameOf(std::string_view cell, const fs::path &root)
{
    const fs::path path = fileNamed(cell, root).lexically_normal();
    const fs::path relative = path.lexically_proximate(root.lexically_normal());
    const bool leadsOut = relative.is_absolute() || *relative.begin() == "..";
    return (leadsOut && fs::path(cell).is_absolute() ? path : relative).string();
}

/// Rows become samples; those that cannot are set aside.
class Rows {
public:
    Rows(const Table &table, const TableColumns &columns, Listing &listing)
        : m_table(table), m_columns(columns), m_listing(listing)
    {}

    Result<void> take(const StopToken *stop)
    {
        for (std::size_t row = m_columns.firstRow(); row < m_table.rows() && !stopped(stop); ++row)
            if (auto taken = takeRow(row); !taken)
                return taken;
        if (m_listing.samples.empty() && m_firstMissing && !stopped(stop))
            return badInput(m_listing.source.path,
                            say("none of the files in column '%1' is there; the first is looked for at '%2'",
                                m_listing.source.pathColumn, m_firstMissing->string()));
        auto labels = classesOf(m_labels, m_listing.source, m_listing.source.path);
        if (!labels)
            return labels.error();
        for (std::size_t i = 0; i < m_listing.samples.size(); ++i)
            m_listing.samples[i].label = labels->labels[m_labelOf[i]];
        m_listing.classes = std::move(labels->classes);
        if (labels->areNumbers && !m_listing.source.threshold && m_listing.classes.size() > 2)
            m_listing.remarks.push_back(say("the labels are %1 numbers, each of which is a class; a threshold makes "
                                            "two classes of them",
                                            m_listing.classes.size()));
        return {};
    }

private:
    Result<void> takeRow(std::size_t row)
    {
        const std::string_view cell = m_table.cell(row, m_columns.path);
        const std::string_view label = m_table.cell(row, m_columns.label);
        const std::string place = "line " + std::to_string(m_table.lines[row]);
        if (cell.empty())
            return setAside(place, say("the row names no file"));
        const std::string file = nameOf(cell, m_listing.root);
        if (label.empty())
            return setAside(file, say("the row has no label"));
        m_labels.push_back({label, m_table.lines[row]});
        std::optional<std::string> part = std::string();
        if (m_columns.part)
            part = partNamed(m_table.cell(row, *m_columns.part));
        if (!part)
            return badInput(m_listing.source.path, place,
                            say("'%1' is none of train, validation and test", m_table.cell(row, *m_columns.part)));
        std::error_code error;
        if (!fs::exists(m_listing.root / file, error)) {
            if (!m_firstMissing)
                m_firstMissing = m_listing.root / file;
            return setAside(file, say("there is no such file"));
        }
        m_labelOf.push_back(m_labels.size() - 1);
        m_listing.samples.push_back({file, 0, {}, *part});
        return {};
    }

    Result<void> setAside(const std::string &file, Text reason)
    {
        m_listing.setAside.push_back({file, std::move(reason)});
        return {};
    }

    const Table &m_table;
    const TableColumns &m_columns;
    Listing &m_listing;
    std::vector<LabelCell> m_labels;
    std::vector<std::size_t> m_labelOf; ///< of a sample: its place in m_labels
    std::optional<fs::path> m_firstMissing;
};

Result<Delimiter> chosenDelimiter(const DataSource &source)
{
    if (source.delimiter.empty())
        return guessDelimiter(source.path);
    const auto delimiter = delimiterNamed(source.delimiter);
    if (!delimiter)
        return badInput(source.path,
                        say("'%1' is no delimiter; there are: comma, semicolon, tab, space", source.delimiter));
    return *delimiter;
}

} // namespace

Result<Listing> listImageTable(DataSource source, const StopToken *stop)
{
    if (source.threshold && !std::isfinite(*source.threshold))
        return badInput(source.path, say("the threshold is not a finite number"));
    if (source.threshold)
        nameHalves(source);
    const auto delimiter = chosenDelimiter(source);
    if (!delimiter)
        return delimiter.error();
    source.delimiter = nameOf(*delimiter);
    const auto table = readTable(source.path, *delimiter, stop);
    if (!table)
        return table.error();
    Listing out;
    out.root = fs::path(source.path).has_parent_path() ? fs::path(source.path).parent_path() : fs::path(".");
    out.source = std::move(source);
    for (const Table::OddRow &row : table->oddRows)
        out.setAside.push_back(
            {fs::path(out.source.path).filename().string(),
             say("line %1: the row has %2 columns, the first one has %3", row.line, row.columns, table->columns)});
    const auto columns = chooseColumns(*table, out);
    if (!columns)
        return columns.error();
    if (auto taken = Rows(*table, *columns, out).take(stop); !taken)
        return taken.error();
    return out;
}

} // namespace headstart::data
