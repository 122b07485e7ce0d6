// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace headstart::weights::pickle {

/// Reads a pickle's program forward, through a part of the source, in pieces of 64 KiB. The source must outlive it.
class Input {
public:
    static constexpr std::size_t kLongestName = 512;
    static constexpr std::size_t kLongestText = 64 << 20;

    Input(const ByteSource &source, std::uint64_t begin, std::uint64_t end);

    std::uint64_t position() const { return m_position; }

    // Errors of all: the part ends before what is asked for.

    /// Valid until the next read.
    Result<std::span<const std::byte>> bytes(std::size_t count);
    /// Little-endian, unsigned, of up to eight bytes.
    Result<std::uint64_t> number(std::size_t size);
    /// At most kLongestText bytes.
    Result<std::string> text(std::size_t size);
    /// Up to a line feed, without it; at most kLongestName bytes.
    Result<std::string> line();

private:
    const ByteSource &m_source;
    std::uint64_t m_position;
    std::uint64_t m_end;
    std::uint64_t m_bufferStart = 0;
    std::vector<std::byte> m_buffer;
};

} // namespace headstart::weights::pickle
