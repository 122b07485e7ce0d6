// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace headstart {

/// A file that appears whole or not at all: written beside its target, synced, then renamed over it.
/// Dropped before commit(), it leaves nothing behind, and what stood at the target is untouched.
/// Used by one thread.
class AtomicFile {
public:
    /// A link is followed. Errors: the folder does not exist, is not a folder, or may not be written; at the target
    /// stands something else than a regular file.
    static Result<AtomicFile> create(const std::filesystem::path &target);

    AtomicFile(AtomicFile &&other) noexcept;
    AtomicFile &operator=(AtomicFile &&) = delete;
    ~AtomicFile();

    /// Appends. Errors: no room, input/output.
    Result<void> write(std::span<const std::byte> bytes);
    /// Syncs the file, renames it over the target, syncs the folder.
    Result<void> commit();

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
    Error systemError(int errorNumber) const;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

} // namespace headstart
