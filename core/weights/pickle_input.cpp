// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle_input.h"

#include "core/weights/little_endian.h"

#include <algorithm>

namespace headstart::weights::pickle {

namespace {

constexpr std::uint64_t kPiece = 64 << 10;

} // namespace

Input::Input(const ByteSource &source, std::uint64_t begin, std::uint64_t end)
    : m_source(source), m_position(begin), m_end(end)
{}

Result<std::span<const std::byte>> Input::bytes(std::size_t count)
{
    if (count > m_end - m_position)
        return m_source.malformed(m_position, say("the pickle ends too early"));
    if (m_position < m_bufferStart || m_position + count > m_bufferStart + m_buffer.size()) {
        m_buffer.resize(static_cast<std::size_t>(std::min(std::max<std::uint64_t>(count, kPiece), m_end - m_position)));
        m_bufferStart = m_position;
        if (auto read = m_source.read(m_position, m_buffer); !read)
            return read.error();
    }
    const auto inBuffer = static_cast<std::size_t>(m_position - m_bufferStart);
    m_position += count;
    return std::span<const std::byte>(m_buffer).subspan(inBuffer, count);
}

Result<std::uint64_t> Input::number(std::size_t size)
{
    const auto raw = bytes(size);
    if (!raw)
        return raw.error();
    return littleEndian(*raw);
}

Result<std::string> Input::text(std::size_t size)
{
    if (size > kLongestText)
        return m_source.malformed(m_position, say("a text is longer than %1 bytes", kLongestText));
    const auto raw = bytes(size);
    if (!raw)
        return raw.error();
    return std::string(reinterpret_cast<const char *>(raw->data()), raw->size());
}

Result<std::string> Input::line()
{
    std::string out;
    for (;;) {
        const auto c = number(1);
        if (!c)
            return c.error();
        if (*c == '\n')
            return out;
        if (out.size() == kLongestName)
            return m_source.malformed(m_position, say("a name is longer than %1 bytes", kLongestName));
        out += static_cast<char>(*c);
    }
}

} // namespace headstart::weights::pickle
