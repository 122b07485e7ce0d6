// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace headstart {

/// Bytes that can be read at any position: a file, or memory. A file is read, never mapped: one that is cut short
/// under a mapping kills the process. Copies share the open file. Reads may come from several threads at once.
class ByteSource {
public:
    /// Errors: no such file, no right to read it, or not a regular file (a folder, a pipe, a device).
    static Result<ByteSource> open(const std::filesystem::path &path);
    /// The bytes are not copied and must outlive every copy of the source. `name` stands for the file in errors.
    static ByteSource view(std::span<const std::byte> bytes, std::string name);

    /// An open file, which is closed with the last copy. `name` stands for it in errors.
    static Result<ByteSource> adopt(int descriptor, std::string name);

    const std::string &name() const { return m_name; }
    /// Of the open file, for a program that reads it itself; nothing where the bytes are in memory. Owned by the
    /// source.
    std::optional<int> descriptor() const { return m_descriptor ? std::optional(*m_descriptor) : std::nullopt; }
    std::uint64_t size() const { return m_size; }

    /// Fills `out` with the bytes from `offset`. Errors: it would read past the end; the file shrank; input/output.
    Result<void> read(std::uint64_t offset, std::span<std::byte> out) const;

    /// An error at a place of this source.
    Error malformed(std::uint64_t offset, Text rule) const;
    Error malformed(std::string place, Text rule) const;

private:
    ByteSource() = default;

    std::string m_name;
    std::uint64_t m_size = 0;
    std::shared_ptr<const int> m_descriptor;
    std::span<const std::byte> m_memory;
};

} // namespace headstart
