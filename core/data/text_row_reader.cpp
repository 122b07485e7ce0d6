// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_row_reader.h"

#include <algorithm>

namespace headstart::data {

namespace {

constexpr std::size_t kBlock = std::size_t{16} << 10; // by which the longest field grows: libcsv takes 128 bytes
constexpr std::size_t kMostKeys = 1000;

char characterOf(Delimiter delimiter)
{
    return delimiter == Delimiter::Tab ? '\t' : delimiter == Delimiter::Semicolon ? ';' : ',';
}

/// The row cannot be used; the first reason stays.
void spoil(TextRow &row, std::uint64_t line, Text reason)
{
    if (row.problem)
        return;
    row.problem = std::move(reason);
    row.problemLine = line;
}

/// Where libcsv's calls go.
struct Target {
    std::vector<std::string> &cells;
    std::size_t &count;
    bool &ended;
};

/// Cells are written over: a row's strings serve the next one. Those beyond the most are counted alone.
void put(std::string_view cell, std::vector<std::string> &cells, std::size_t &count)
{
    if (count < cells.size())
        cells[count] = cell;
    else if (count < TextRowReader::kMostColumns)
        cells.emplace_back(cell);
    ++count;
}

} // namespace

TextRowReader::TextRowReader(const ByteSource &file, const TextFormat &format, std::uint64_t from)
    : m_lines(file, from, unitOf(format.encoding), format.encoding == Encoding::Utf16Big), m_format(format),
      m_file(file.name())
{
    resetParser();
}

TextRowReader::~TextRowReader()
{
    csv_free(&m_csv);
}

void TextRowReader::resetParser()
{
    csv_free(&m_csv);
    csv_init(&m_csv, 0);
    csv_set_delim(&m_csv, static_cast<unsigned char>(characterOf(m_format.delimiter)));
    csv_set_blk_size(&m_csv, kBlock);
    csv_set_space_func(&m_csv, [](unsigned char) { return 0; }); // blanks around a text are part of it
}

void TextRowReader::setKeys(const std::vector<std::string> &keys)
{
    m_learns = false;
    m_keys = keys;
    m_places.clear();
    for (std::size_t i = 0; i < keys.size(); ++i)
        m_places.emplace(keys[i], i);
}

Result<bool> TextRowReader::next(TextRow &row)
{
    row.problem.reset();
    row.isUndecodable = false;
    m_count = 0;
    while (true) {
        const auto line = m_lines.next();
        if (!line)
            return line.error();
        if (!*line)
            return end(row);
        m_text.clear();
        const bool isGood = decode((*line)->bytes, m_format.encoding, m_text);
        if (!m_inRow && isBlank())
            continue;
        if (!m_inRow) {
            row.offset = (*line)->offset;
            row.line = (*line)->number;
            m_inRow = true;
        }
        row.size = (*line)->offset + (*line)->size - row.offset;
        if ((*line)->isCut)
            spoil(row, (*line)->number, say("a field is longer than 1 MiB"));
        row.isUndecodable = row.isUndecodable || !isGood;
        if (!isGood)
            spoil(row, (*line)->number, say("a byte that is no character in %1", nameOf(m_format.encoding)));
        if (m_text.find('\0') != std::string::npos)
            spoil(row, (*line)->number, say("a zero byte: this is no text"));
        auto taken = takeLine(**line, row);
        if (!taken || *taken)
            return taken;
    }
}

/// Whether the row ends with the line.
Result<bool> TextRowReader::takeLine(const RawLine &line, TextRow &row)
{
    if (m_format.isQuoted && !m_format.isJson)
        return takeQuoted(line, row);
    if (!row.problem && m_format.isJson)
        takeJson(row);
    else if (!row.problem)
        split(row);
    row.cells.resize(m_count);
    m_inRow = false;
    return true;
}

Result<bool> TextRowReader::takeQuoted(const RawLine &line, TextRow &row)
{
    m_rowEnded = false;
    Target target{row.cells, m_count, m_rowEnded};
    csv_parse(
        &m_csv, m_text.data(), m_text.size(),
        [](void *cell, std::size_t size, void *to) {
            auto &out = *static_cast<Target *>(to);
            put({static_cast<const char *>(cell), size}, out.cells, out.count);
        },
        [](int, void *to) { static_cast<Target *>(to)->ended = true; }, &target);
    if (!m_rowEnded && (m_csv.quoted != 0 || !line.isCut)
        && (m_csv.entry_pos > kLongestField || row.size > LineReader::kLongestLine))
        return broken(row, say("a field is longer than 1 MiB"));
    if (!m_rowEnded && !line.isCut)
        return false;
    if (!m_rowEnded)
        resetParser();
    return end(row);
}

/// Of a table without quotes.
void TextRowReader::split(TextRow &row)
{
    std::string_view rest = m_text;
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r'))
        rest.remove_suffix(1);
    const char delimiter = characterOf(m_format.delimiter);
    for (auto at = rest.find(delimiter); at != std::string_view::npos; at = rest.find(delimiter)) {
        takeCell(rest.substr(0, at), row);
        rest.remove_prefix(at + 1);
    }
    takeCell(rest, row);
}

void TextRowReader::takeCell(std::string_view cell, TextRow &row)
{
    if (cell.size() > kLongestField)
        spoil(row, row.line, say("a field is longer than 1 MiB"));
    else if (m_count == kMostColumns)
        spoil(row, row.line, say("there are more than %1 columns", kMostColumns));
    else
        put(cell, row.cells, m_count);
}

void TextRowReader::takeJson(TextRow &row)
{
    if (auto problem = readJsonRow(m_text, m_jsonCells))
        return spoil(row, row.line, std::move(*problem));
    row.cells.resize(m_keys.size());
    for (std::string &cell : row.cells)
        cell.clear();
    for (auto &[name, value] : m_jsonCells) {
        auto place = m_places.find(name);
        if (place == m_places.end() && m_learns && m_keys.size() < kMostKeys) {
            place = m_places.emplace(name, m_keys.size()).first;
            m_keys.push_back(name);
            row.cells.emplace_back();
        }
        if (value.size() > kLongestField)
            spoil(row, row.line, say("a field is longer than 1 MiB"));
        if (value.find('\0') != std::string::npos)
            spoil(row, row.line, say("a zero byte: this is no text"));
        if (place != m_places.end())
            row.cells[place->second] = std::move(value);
    }
    m_count = row.cells.size();
}

/// After the last line, or the last one of a row.
Result<bool> TextRowReader::end(TextRow &row)
{
    if (!m_inRow)
        return false;
    if (!m_rowEnded && m_format.isQuoted && !m_format.isJson) { // the file ends, not the row
        Target target{row.cells, m_count, m_rowEnded};
        csv_set_opts(&m_csv, CSV_STRICT | CSV_STRICT_FINI);
        const int status = csv_fini(
            &m_csv,
            [](void *cell, std::size_t size, void *to) {
                auto &out = *static_cast<Target *>(to);
                put({static_cast<const char *>(cell), size}, out.cells, out.count);
            },
            [](int, void *) {}, &target);
        if (status != 0)
            return broken(row, say("a quotation mark opens here, and nothing closes it"));
    }
    row.cells.resize(std::min(m_count, kMostColumns));
    for (const std::string &cell : row.cells)
        if (cell.size() > kLongestField)
            spoil(row, row.line, say("a field is longer than 1 MiB"));
    if (m_count > kMostColumns)
        spoil(row, row.line, say("there are more than %1 columns", kMostColumns));
    m_inRow = false;
    return true;
}

bool TextRowReader::isBlank() const
{
    const bool tabCounts = !m_format.isJson && m_format.delimiter == Delimiter::Tab;
    return std::all_of(m_text.begin(), m_text.end(),
                       [tabCounts](char c) { return c == '\r' || c == '\n' || c == ' ' || (c == '\t' && !tabCounts); });
}

Error TextRowReader::broken(const TextRow &row, Text rule) const
{
    return badInput(m_file, "line " + std::to_string(row.line), std::move(rule));
}

} // namespace headstart::data
