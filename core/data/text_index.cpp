// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_index.h"

#include "core/data/text_format_guess.h"
#include "core/data/text_row_reader.h"

#include <algorithm>
#include <utility>

namespace headstart::data {

namespace {

constexpr std::size_t kRowsAtOnce = std::size_t{1} << 14;

/// Rows become samples; those that cannot are set aside.
class Index {
public:
    Index(const TextTable &table, TextFile &file, Listing &listing, TextLabels &labels)
        : m_table(table), m_file(file), m_listing(listing), m_labels(labels)
    {}

    Result<TextIndexing> read(const StopToken *stop, const Dataset::Progress &progress)
    {
        const auto start = startOfText(m_file.file, m_table.format.encoding);
        if (!start)
            return start.error();
        TextRowReader reader(m_file.file, m_table.format, *start);
        if (m_table.format.isJson)
            reader.setKeys(m_table.keys);
        bool isHeader = m_table.hasHeader;
        for (std::size_t rows = 1; rows % kRowsAtOnce != 0 || !stopped(stop); ++rows) {
            const auto read = reader.next(m_row);
            if (!read)
                return read.error();
            if (!*read)
                break;
            if (!std::exchange(isHeader, false))
                if (auto taken = take(); !taken)
                    return taken.error();
            if (rows % kRowsAtOnce == 0)
                look(rows, progress);
        }
        if (m_blank > 0)
            m_listing.remarks.push_back(say("%1 texts are empty; the first one: %2", m_blank, m_firstBlank));
        return std::move(m_out);
    }

private:
    Result<void> take()
    {
        note();
        if (m_row.problem)
            return setAside(m_row.problemLine, std::move(*m_row.problem));
        if (m_row.cells.size() != m_table.columns)
            return setAside(m_row.line,
                            say("the row has %1 columns, the first one has %2", m_row.cells.size(), m_table.columns));
        Sample sample;
        sample.file = placeOf(m_row.line);
        sample.part = m_table.allPart;
        if (m_table.part) {
            const std::string &cell = m_row.cells[*m_table.part];
            const auto part = partNamed(cell);
            if (!part)
                return badInput(m_table.path, "line " + std::to_string(m_row.line),
                                say("'%1' is none of train, validation and test", cell.substr(0, 100)));
            sample.part = *part;
        }
        if (m_table.label)
            if (auto problem = m_labels.take(m_row.cells[*m_table.label], m_row.line, sample))
                return setAside(m_row.line, std::move(*problem));
        sample.hash = hashOfText(m_row.cells[m_table.text], second());
        if (m_listing.samples.size() == kMostSamples)
            return badInput(m_table.path, say("there are more than %1 rows", kMostSamples));
        if (isBlank(m_row.cells[m_table.text]) || (m_table.pair && isBlank(m_row.cells[*m_table.pair])))
            if (m_blank++ == 0)
                m_firstBlank = sample.file;
        m_listing.samples.push_back(std::move(sample));
        m_file.offsets.push_back(m_row.offset);
        m_file.sizes.push_back(static_cast<std::uint32_t>(m_row.size));
        return {};
    }

    std::optional<std::string_view> second() const
    {
        return m_table.pair ? std::optional<std::string_view>(m_row.cells[*m_table.pair]) : std::nullopt;
    }

    /// Counts what tells whether the encoding is the right one.
    void note()
    {
        constexpr std::size_t kEnough = std::size_t{1} << 18;
        if (!m_row.isUndecodable) {
            m_out.beyondAscii += std::any_of(m_row.cells.begin(), m_row.cells.end(), isBeyondAscii) ? 1 : 0;
            return;
        }
        ++m_out.undecodable;
        const std::size_t had = m_out.undecoded.size();
        if (had + m_row.size > kEnough)
            return;
        m_out.undecoded.resize(had + static_cast<std::size_t>(m_row.size));
        const auto bytes = std::as_writable_bytes(std::span(m_out.undecoded).subspan(had));
        if (!m_file.file.read(m_row.offset, bytes))
            m_out.undecoded.resize(had);
    }

    static bool isBlank(const std::string &cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; }

    static bool isBeyondAscii(const std::string &cell)
    {
        return std::any_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    }

    Result<void> setAside(std::uint64_t line, Text reason)
    {
        constexpr std::size_t kMostSetAside = 1'000'000;
        if (m_listing.setAside.size() == kMostSetAside)
            return badInput(
                m_table.path, placeOf(line),
                say("more than %1 rows cannot be used; is the table to be read in another way? This one: %2",
                    kMostSetAside, reason.english()));
        m_listing.setAside.push_back({placeOf(line), std::move(reason)});
        return {};
    }

    std::string placeOf(std::uint64_t line) const
    {
        return (m_table.name.empty() ? "line " : m_table.name + ", line ") + std::to_string(line);
    }

    /// Now and then: how far it is, and room for those to come.
    void look(std::size_t rows, const Dataset::Progress &progress)
    {
        const auto done = static_cast<double>(m_row.offset + m_row.size);
        const double all = static_cast<double>(rows) * static_cast<double>(m_file.file.size()) / done;
        if (rows == kRowsAtOnce) {
            const auto room = std::min(static_cast<std::size_t>(all * 1.05), kMostSamples);
            m_listing.samples.reserve(m_listing.samples.size() + room);
            m_file.offsets.reserve(room);
            m_file.sizes.reserve(room);
        }
        if (progress)
            progress(rows, std::max(static_cast<std::size_t>(all), rows + 1));
    }

    const TextTable &m_table;
    TextFile &m_file;
    Listing &m_listing;
    TextLabels &m_labels;
    TextRow m_row;
    TextIndexing m_out;
    std::size_t m_blank = 0;
    std::string m_firstBlank;
};

} // namespace

Result<TextIndexing> indexTexts(const TextTable &table, Listing &listing, TextLabels &labels, const StopToken *stop,
                                const Dataset::Progress &progress)
{
    auto file = ByteSource::open(table.path);
    if (!file)
        return file.error();
    listing.texts.push_back({std::move(*file), table.format, table.keys, table.text, table.pair, {}, {}});
    return Index(table, listing.texts.back(), listing, labels).read(stop, progress);
}

} // namespace headstart::data
