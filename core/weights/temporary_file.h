// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace headstart::weights {

/// A file without a name in the folder for temporary files: it is gone when the last who has it open closes it.
class TemporaryFile {
public:
    /// Errors: no such file can be made there.
    static Result<TemporaryFile> create();
    /// The folder: TMPDIR, else /tmp.
    static std::string folder();

    TemporaryFile(TemporaryFile &&other) noexcept : m_descriptor(other.release()) {}
    TemporaryFile &operator=(TemporaryFile &&) = delete;
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;
    ~TemporaryFile();

    int descriptor() const { return m_descriptor; }
    /// Hands the open file over: the caller closes it.
    int release() { return std::exchange(m_descriptor, -1); }
    /// At the end of what was written before. Errors: no room.
    Result<void> write(std::span<const std::byte> bytes);

private:
    explicit TemporaryFile(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace headstart::weights
