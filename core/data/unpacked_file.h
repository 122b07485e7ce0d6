// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

struct z_stream_s;

namespace headstart::data {

/// A file from front to back, unpacked where it is gzip (several members too). One thread.
class UnpackedFile {
public:
    static Result<UnpackedFile> open(const std::filesystem::path &path);

    bool isPacked() const { return m_stream != nullptr; }
    const ByteSource &file() const { return m_file; }
    /// Fills `out` as far as there is content; less than asked for is the end. Errors: damaged or cut gzip data;
    /// bytes after them; input/output.
    Result<std::size_t> read(std::span<std::byte> out);

private:
    struct Close {
        void operator()(z_stream_s *stream) const;
    };

    explicit UnpackedFile(ByteSource file) : m_file(std::move(file)) {}
    Result<void> startUnpacking();
    Result<void> refill();
    Result<std::size_t> readPlain(std::span<std::byte> out);
    Result<void> unpackSome();

    ByteSource m_file;
    std::uint64_t m_position = 0; ///< what was read of the file
    std::vector<std::byte> m_buffer;
    std::unique_ptr<z_stream_s, Close> m_stream;
    bool m_ended = false;
};

} // namespace headstart::data
