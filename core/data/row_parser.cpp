// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/row_parser.h"

#include "core/data/listing.h"

#include <QUtf8StringView>

#include <algorithm>

namespace headstart::data {

namespace {

constexpr std::size_t kLongestField = std::size_t{1} << 20;
constexpr std::size_t kMostColumns = 10'000;
constexpr std::size_t kBlock = std::size_t{16} << 10; // by which the longest field grows: libcsv takes 128 bytes

unsigned char characterOf(Delimiter delimiter)
{
    switch (delimiter) {
    case Delimiter::Comma:
        return ',';
    case Delimiter::Semicolon:
        return ';';
    case Delimiter::Tab:
        return '\t';
    case Delimiter::Space:
        break;
    }
    return ' ';
}

bool isUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

} // namespace

RowParser::RowParser(Table &table, Delimiter delimiter, std::string file)
    : m_table(table), m_delimiter(delimiter), m_file(std::move(file))
{
    csv_init(&m_csv, 0);
    csv_set_delim(&m_csv, characterOf(delimiter));
    csv_set_blk_size(&m_csv, kBlock);
    if (delimiter == Delimiter::Tab)
        csv_set_quote(&m_csv, '\0'); // a zero byte never comes here, so that nothing is quoted
}

RowParser::~RowParser()
{
    csv_free(&m_csv);
}

Result<void> RowParser::feed(std::string_view bytes)
{
    while (!bytes.empty() && !m_problem) {
        const std::size_t end = bytes.find_first_of("\r\n");
        const bool ends = end != std::string_view::npos;
        const std::string_view piece = bytes.substr(0, ends ? end + 1 : bytes.size());
        parse(piece);
        const bool isSecondHalf = m_afterReturn && piece == "\n";
        if (ends && !isSecondHalf)
            ++m_line;
        m_afterReturn = ends && piece.back() == '\r';
        bytes.remove_prefix(piece.size());
    }
    return m_problem ? Result<void>(*m_problem) : Result<void>();
}

Result<void> RowParser::finish()
{
    if (m_problem)
        return *m_problem;
    if (m_delimiter == Delimiter::Space) {
        parseBlanks("\n");
    } else {
        csv_set_opts(&m_csv, CSV_STRICT | CSV_STRICT_FINI);
        const int status = csv_fini(
            &m_csv,
            [](void *field, std::size_t size, void *self) {
                static_cast<RowParser *>(self)->takeField({static_cast<const char *>(field), size});
            },
            [](int, void *self) { static_cast<RowParser *>(self)->endRow(); }, this);
        if (status != 0)
            refuse(m_rowLine, say("a quotation mark opens here, and nothing closes it"));
    }
    return m_problem ? Result<void>(*m_problem) : Result<void>();
}

void RowParser::parse(std::string_view piece)
{
    if (piece.find('\0') != std::string_view::npos)
        return refuse(m_line, say("a zero byte: this is not a text in UTF-8"));
    if (!m_inRow && !isBlank(piece)) {
        m_rowLine = m_line;
        m_inRow = true;
    }
    if (m_delimiter == Delimiter::Space)
        return parseBlanks(piece);
    csv_parse(
        &m_csv, piece.data(), piece.size(),
        [](void *field, std::size_t size, void *self) {
            static_cast<RowParser *>(self)->takeField({static_cast<const char *>(field), size});
        },
        [](int, void *self) { static_cast<RowParser *>(self)->endRow(); }, this);
    if (m_csv.entry_pos > kLongestField)
        refuse(m_rowLine, say("a field is longer than 1 MiB"));
}

void RowParser::parseBlanks(std::string_view piece)
{
    for (const char c : piece) {
        const bool endsRow = c == '\n' || c == '\r';
        if (c != ' ' && c != '\t' && !endsRow) {
            m_field += c;
        } else if (!m_field.empty()) {
            takeField(m_field);
            m_field.clear();
        }
        if (endsRow && m_inRow)
            endRow();
    }
    if (m_field.size() > kLongestField)
        refuse(m_rowLine, say("a field is longer than 1 MiB"));
}

void RowParser::takeField(std::string_view field)
{
    if (m_problem)
        return;
    if (field.size() > kLongestField)
        return refuse(m_rowLine, say("a field is longer than 1 MiB"));
    if (!isUtf8(field))
        return refuseUndecodable(field);
    ++m_rowFields;
    const bool isFirstRow = m_table.lines.empty();
    if (isFirstRow && m_rowFields > kMostColumns)
        return refuse(m_rowLine, say("there are more than %1 columns", kMostColumns));
    if (!isFirstRow && m_rowFields > m_table.columns)
        return;
    m_table.text += field;
    m_table.ends.push_back(m_table.text.size());
}

void RowParser::endRow()
{
    if (m_problem)
        return;
    if (m_table.lines.empty())
        m_table.columns = m_rowFields;
    if (m_rowFields == m_table.columns) {
        m_table.lines.push_back(m_rowLine);
    } else {
        m_table.oddRows.push_back({m_rowLine, m_rowFields});
        m_table.ends.resize(m_table.columns * m_table.lines.size());
        m_table.text.resize(m_table.ends.back());
    }
    m_rowFields = 0;
    m_inRow = false;
    if (m_table.lines.size() + m_table.oddRows.size() > kMostSamples)
        refuse(m_rowLine, say("there are more than %1 rows", kMostSamples));
}

bool RowParser::isBlank(std::string_view piece) const
{
    return std::all_of(piece.begin(), piece.end(), [this](char c) {
        return c == '\r' || c == '\n' || c == ' ' || (c == '\t' && m_delimiter != Delimiter::Tab);
    });
}

void RowParser::refuse(std::uint64_t line, Text rule)
{
    if (!m_problem)
        m_problem = badInput(m_file, "line " + std::to_string(line), std::move(rule));
}

/// Names the line of the byte, in a field that may go over several.
void RowParser::refuseUndecodable(std::string_view field)
{
    auto line = m_line - static_cast<std::uint64_t>(std::count(field.begin(), field.end(), '\n'));
    for (auto end = field.find('\n'); end != std::string_view::npos && isUtf8(field.substr(0, end));
         end = field.find('\n')) {
        field.remove_prefix(end + 1);
        ++line;
    }
    refuse(line, say("a byte that is no UTF-8; save the table in UTF-8"));
}

} // namespace headstart::data
