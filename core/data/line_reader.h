// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headstart::data {

/// A line as it lies in a file.
struct RawLine {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;   ///< with what ends it
    std::string_view bytes;   ///< with what ends it; valid until the next line is read
    std::uint64_t number = 0; ///< from 1
    bool isCut = false;       ///< it is longer than kLongestLine, and these are its first bytes
};

/// Reads a file line by line, from one buffer. LF, CR and CRLF end a line.
class LineReader {
public:
    static constexpr std::size_t kLongestLine = std::size_t{4} << 20;

    /// Starts at an offset. `unit` is the size of a character's unit: 2 for UTF-16.
    LineReader(ByteSource file, std::uint64_t from, std::size_t unit, bool bigEndian);

    /// Nothing at the end of the file. Errors: input/output.
    Result<std::optional<RawLine>> next();

private:
    Result<void> fill();
    std::optional<std::size_t> findEnd();
    unsigned unitAt(std::size_t at) const;
    Result<RawLine> cutLine();

    ByteSource m_file;
    std::uint64_t m_offset; ///< of the buffer
    std::size_t m_unit;
    bool m_bigEndian;
    std::string m_buffer;
    std::string m_cut;         ///< the beginning of a line that is too long
    std::size_t m_begin = 0;   ///< of the next line in the buffer
    std::size_t m_scanned = 0; ///< no end before this
    std::uint64_t m_number = 0;
};

} // namespace headstart::data
