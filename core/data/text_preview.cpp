// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_preview.h"

#include "core/data/column_guess.h"
#include "core/data/text_format_guess.h"
#include "core/data/text_guess.h"
#include "core/data/text_row_reader.h"

#include <algorithm>

namespace headstart::data {

namespace {

constexpr std::size_t kRowsToGuessBy = 200;

struct Rows {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::uint64_t> lines;

    void add(const std::vector<std::string> &row, std::uint64_t line)
    {
        cells.push_back(row);
        lines.push_back(line);
    }
};

/// The first rows as they are read.
struct Head {
    Rows rows;
    Rows undecodable;
    std::vector<std::string> keys;
    std::vector<SetAside> broken;
};

Result<Head> readHead(const ByteSource &file, const TextFormat &format, std::uint64_t from, std::size_t rows)
{
    constexpr std::size_t kMostBytes = std::size_t{32} << 20; // of rows that are shown
    Head out;
    TextRowReader reader(file, format, from);
    TextRow row;
    std::size_t bytes = 0;
    while (out.rows.cells.size() < rows && out.broken.size() < rows && bytes < kMostBytes) {
        const auto read = reader.next(row);
        if (!read)
            return read.error();
        if (!*read)
            break;
        bytes += row.size;
        if (row.problem) {
            out.broken.push_back({"line " + std::to_string(row.problemLine), *row.problem});
            if (row.isUndecodable)
                out.undecodable.add(row.cells, row.problemLine);
            continue;
        }
        out.rows.add(row.cells, row.line);
    }
    out.keys = reader.keys();
    return out;
}

/// Rows of `columns` cells as a table; of others, `odd` is told. Those of JSON Lines lack keys that came later.
template <class Odd>
Table tableOf(Rows rows, std::size_t columns, bool isJson, const Odd &odd)
{
    Table out;
    out.columns = columns;
    for (std::size_t row = 0; row < rows.cells.size(); ++row) {
        auto &cells = rows.cells[row];
        if (isJson)
            cells.resize(columns);
        if (cells.size() != columns) {
            odd(rows.lines[row], cells.size());
            continue;
        }
        out.lines.push_back(rows.lines[row]);
        for (const std::string &cell : cells) {
            out.text += cell;
            out.ends.push_back(out.text.size());
        }
    }
    return out;
}

/// Rows of another width than the first are set aside.
void takeRows(Head head, TextTablePreview &preview)
{
    const bool isJson = preview.format.isJson;
    const std::size_t columns = isJson ? head.keys.size() : head.rows.cells.front().size();
    preview.broken = std::move(head.broken);
    preview.undecodable = tableOf(std::move(head.undecodable), columns, isJson, [](std::uint64_t, std::size_t) {});
    preview.table =
        tableOf(std::move(head.rows), columns, isJson, [&preview, columns](std::uint64_t line, std::size_t cells) {
            preview.broken.push_back(
                {"line " + std::to_string(line), say("the row has %1 columns, the first one has %2", cells, columns)});
        });
}

/// The same table without its first row.
Table withoutFirstRow(const Table &table)
{
    Table out;
    out.columns = table.columns;
    const std::uint64_t dropped = table.ends[table.columns - 1];
    out.text = table.text.substr(dropped);
    out.lines.assign(table.lines.begin() + 1, table.lines.end());
    for (std::size_t i = table.columns; i < table.ends.size(); ++i)
        out.ends.push_back(table.ends[i] - dropped);
    return out;
}

void keepRows(Table &table, std::size_t rows)
{
    if (rows >= table.rows())
        return;
    table.lines.resize(rows);
    table.ends.resize(rows * table.columns);
    table.text.resize(table.ends.empty() ? 0 : table.ends.back());
}

/// What was chosen, as a source says it.
void fillIn(TextTablePreview &preview)
{
    DataSource &source = preview.source;
    const TextColumns &columns = preview.columns;
    source.encoding = nameOf(preview.format.encoding);
    source.delimiter = preview.format.isJson ? "json" : nameOf(preview.format.delimiter);
    source.quoting = preview.format.isJson ? std::string() : preview.format.isQuoted ? "yes" : "no";
    if (columns.text)
        source.textColumn = columns.nameOf(*columns.text);
    if (columns.pair)
        source.pairColumn = columns.nameOf(*columns.pair);
    if (columns.label)
        source.labelColumn = columns.nameOf(*columns.label);
    if (columns.part)
        source.splitColumn = columns.nameOf(*columns.part);
}

/// Whether the first row is a header; takes its names out of the table.
Result<std::vector<std::string>> takeHeader(Table &table, DataSource &source)
{
    if (!source.header.empty() && source.header != "yes" && source.header != "no")
        return badInput(source.path, say("whether there is a header is 'yes' or 'no', not '%1'", source.header));
    if (source.header.empty())
        source.header = looksLikeTextHeader(table) ? "yes" : "no";
    std::vector<std::string> names;
    if (source.header == "no")
        return names;
    for (std::size_t column = 0; column < table.columns; ++column)
        names.emplace_back(table.cell(0, column));
    table = withoutFirstRow(table);
    if (table.rows() == 0)
        return badInput(source.path, say("the table has a header and no row"));
    return names;
}

void remarkOnParts(TextTablePreview &preview)
{
    const TextColumns &columns = preview.columns;
    for (std::size_t column = 0; column < preview.table.columns && !columns.part; ++column)
        if (column != columns.text && column != columns.pair && column != columns.label
            && saysParts(preview.table, 0, column))
            preview.remarks.push_back(say("column '%1' seems to part the samples for training and judging; name it as "
                                          "the column of the split to keep to it",
                                          columns.nameOf(column)));
}

} // namespace

Result<TextTablePreview> previewTexts(const DataSource &source, std::size_t rows)
{
    const auto file = ByteSource::open(source.path);
    if (!file)
        return file.error();
    TextTablePreview out;
    out.source = source;
    out.source.kind = "texts";
    auto guess = chooseTextFormat(*file, source);
    if (!guess)
        return guess.error();
    out.format = guess->format;
    out.remarks = std::move(guess->remarks);
    auto head = readHead(*file, out.format, guess->start, std::max(rows, kRowsToGuessBy) + 1);
    if (!head)
        return head.error();
    const auto &rowsRead = head->rows.cells;
    if (rowsRead.empty() && !head->broken.empty())
        return badInput(source.path, head->broken.front().file, head->broken.front().reason);
    if (rowsRead.empty())
        return badInput(source.path, say("the table is empty"));
    const std::vector<std::string> keys = head->keys;
    takeRows(std::move(*head), out);
    if (out.format.isJson)
        out.source.header.clear();
    auto names = out.format.isJson ? Result<std::vector<std::string>>(keys) : takeHeader(out.table, out.source);
    if (!names && out.table.rows() == 0 && !out.broken.empty())
        return badInput(source.path, out.broken.front().file, out.broken.front().reason);
    if (!names)
        return names.error();
    auto columns = chooseTextColumns(out.table, std::move(*names), out.source);
    if (!columns)
        return columns.error();
    out.columns = std::move(*columns);
    remarkOnParts(out);
    fillIn(out);
    keepRows(out.table, rows);
    return out;
}

bool looksLikeTexts(const DataSource &source)
{
    const auto preview = previewTexts(source, kRowsToGuessBy);
    if (preview && preview->format.isJson)
        return true;
    if (!preview || preview->table.columns < 2 || !preview->columns.text)
        return false;
    const std::size_t text = *preview->columns.text;
    const bool isCalledSo =
        preview->source.header == "yes"
        && std::find(kTextNames.begin(), kTextNames.end(), lowered(preview->columns.names[text])) != kTextNames.end();
    if (!isCalledSo && !holdsTexts(preview->table, 0, text))
        return false;
    const std::filesystem::path path = source.path;
    const std::filesystem::path root = path.has_parent_path() ? path.parent_path() : ".";
    for (std::size_t column = 0; column < preview->table.columns; ++column)
        if (namesPictures(preview->table, 0, column, root))
            return false;
    return true;
}

} // namespace headstart::data
