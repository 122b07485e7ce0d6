// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/line_reader.h"

#include <algorithm>
#include <utility>

namespace headstart::data {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

} // namespace

LineReader::LineReader(ByteSource file, std::uint64_t from, std::size_t unit, bool bigEndian)
    : m_file(std::move(file)), m_offset(from), m_unit(unit), m_bigEndian(bigEndian)
{}

Result<std::optional<RawLine>> LineReader::next()
{
    std::optional<std::size_t> end;
    while (!(end = findEnd())) {
        if (m_offset + m_buffer.size() >= m_file.size()) {
            end = m_buffer.size();
            break;
        }
        if (m_buffer.size() - m_begin >= kLongestLine) {
            auto cut = cutLine();
            return cut ? Result<std::optional<RawLine>>(*cut) : Result<std::optional<RawLine>>(cut.error());
        }
        if (auto filled = fill(); !filled)
            return filled.error();
    }
    if (*end == m_begin)
        return std::optional<RawLine>();
    RawLine line{m_offset + m_begin, *end - m_begin, std::string_view(m_buffer).substr(m_begin, *end - m_begin),
                 ++m_number, false};
    m_begin = *end;
    m_scanned = *end;
    return std::optional(line);
}

/// Drops the lines that were read, and reads on.
Result<void> LineReader::fill()
{
    m_buffer.erase(0, m_begin);
    m_offset += m_begin;
    m_scanned -= m_begin;
    m_begin = 0;
    const std::size_t had = m_buffer.size();
    m_buffer.resize(had + static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, m_file.size() - m_offset - had)));
    return m_file.read(m_offset + had, std::as_writable_bytes(std::span(m_buffer).subspan(had)));
}

unsigned LineReader::unitAt(std::size_t at) const
{
    const auto byte = [&](std::size_t i) { return unsigned{static_cast<unsigned char>(m_buffer[i])}; };
    if (m_unit == 1)
        return byte(at);
    return m_bigEndian ? byte(at) << 8U | byte(at + 1) : byte(at + 1) << 8U | byte(at);
}

/// Behind the end of the next line; nothing where the buffer does not tell.
std::optional<std::size_t> LineReader::findEnd()
{
    std::size_t at = m_scanned;
    if (m_unit == 1)
        while (at < m_buffer.size() && m_buffer[at] != '\n' && m_buffer[at] != '\r')
            ++at;
    else
        while (at + 1 < m_buffer.size() && unitAt(at) != '\n' && unitAt(at) != '\r')
            at += m_unit;
    m_scanned = at;
    const std::size_t after = at + m_unit;
    if (after > m_buffer.size())
        return std::nullopt;
    if (unitAt(at) == '\n')
        return after;
    if (after + m_unit > m_buffer.size()) // is it a CRLF?
        return m_offset + m_buffer.size() >= m_file.size() ? std::optional(after) : std::nullopt;
    return unitAt(after) == '\n' ? after + m_unit : after;
}

/// The beginning of a line that is too long; the rest of it is passed over.
Result<RawLine> LineReader::cutLine()
{
    RawLine line{m_offset + m_begin, 0, {}, ++m_number, true};
    std::string kept = m_buffer.substr(m_begin, kLongestLine);
    std::optional<std::size_t> end;
    while (!(end = findEnd()) && m_offset + m_buffer.size() < m_file.size()) {
        m_begin = m_scanned;
        if (auto filled = fill(); !filled)
            return filled.error();
    }
    const std::size_t last = end.value_or(m_buffer.size());
    line.size = m_offset + last - line.offset;
    m_cut = std::move(kept);
    line.bytes = m_cut;
    m_begin = last;
    m_scanned = last;
    return line;
}

} // namespace headstart::data
