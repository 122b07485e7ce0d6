// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/unpacked_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <zlib.h>

namespace headstart::data {

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr int kGzipOnly = 16 + MAX_WBITS;

} // namespace

void UnpackedFile::Close::operator()(z_stream_s *stream) const
{
    inflateEnd(stream);
    delete stream;
}

Result<UnpackedFile> UnpackedFile::open(const std::filesystem::path &path)
{
    auto file = ByteSource::open(path);
    if (!file)
        return file.error();
    UnpackedFile out(std::move(*file));
    std::array<std::byte, 2> head = {};
    if (out.m_file.size() < head.size())
        return out;
    if (auto read = out.m_file.read(0, head); !read)
        return read.error();
    if (head == std::array{std::byte{0x1F}, std::byte{0x8B}})
        if (auto started = out.startUnpacking(); !started)
            return started.error();
    return out;
}

Result<void> UnpackedFile::startUnpacking()
{
    auto stream = std::make_unique<z_stream>();
    if (inflateInit2(stream.get(), kGzipOnly) != Z_OK)
        return failed(m_file.name(), say("there is not enough memory to unpack the file"));
    m_stream.reset(stream.release());
    m_buffer.resize(kPiece);
    return {};
}

Result<std::size_t> UnpackedFile::read(std::span<std::byte> out)
{
    if (!m_stream)
        return readPlain(out);
    std::size_t done = 0;
    while (done < out.size() && !m_ended) {
        const auto room = std::min<std::size_t>(out.size() - done, std::numeric_limits<uInt>::max());
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data() + done);
        m_stream->avail_out = static_cast<uInt>(room);
        if (auto unpacked = unpackSome(); !unpacked)
            return unpacked.error();
        done += room - m_stream->avail_out;
    }
    return done;
}

Result<std::size_t> UnpackedFile::readPlain(std::span<std::byte> out)
{
    out = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_file.size() - m_position)));
    if (auto read = m_file.read(m_position, out); !read)
        return read.error();
    m_position += out.size();
    return out.size();
}

Result<void> UnpackedFile::refill()
{
    const auto size = std::min<std::uint64_t>(m_buffer.size(), m_file.size() - m_position);
    const auto piece = std::span(m_buffer).first(static_cast<std::size_t>(size));
    if (auto read = m_file.read(m_position, piece); !read)
        return read.error();
    m_position += piece.size();
    m_stream->next_in = reinterpret_cast<Bytef *>(piece.data());
    m_stream->avail_in = static_cast<uInt>(piece.size());
    return {};
}

Result<void> UnpackedFile::unpackSome()
{
    if (m_stream->avail_in == 0)
        if (auto refilled = refill(); !refilled)
            return refilled;
    if (m_stream->avail_in == 0)
        return m_file.malformed(m_position, say("the gzip data end too early"));
    const int status = inflate(m_stream.get(), Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
        m_ended = m_stream->avail_in == 0 && m_position == m_file.size();
        inflateReset(m_stream.get());
        return {};
    }
    if (status != Z_OK)
        return m_file.malformed(m_position - m_stream->avail_in, say("the gzip data are damaged"));
    return {};
}

} // namespace headstart::data
