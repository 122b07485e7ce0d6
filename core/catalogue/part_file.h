// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace headstart::catalogue {

/// What a part is a part of.
struct PartOrigin {
    std::string address;   ///< that was asked, before redirects
    std::string validator; ///< the server's strong ETag, else its Last-Modified; empty: going on is not safe
    std::uint64_t all = 0; ///< bytes of the whole file; 0: the server did not say

    bool canGoOn() const { return !validator.empty(); }
    bool operator==(const PartOrigin &) const = default;
};

/// What has come of a file so far: FILE.part beside it, and FILE.part.from, which says what it is a part of. The latter
/// is written first, so that at any moment bytes in the part are of the origin that it names; a part without it counts
/// as nothing, unless it is whole. One owner at a time, by flock; the system frees it however the process ends. Used by
/// one thread.
class PartFile {
public:
    /// Of a file that is to be. Takes what an earlier transfer left. Errors: the folder cannot be written; another
    /// transfer, of this process or another, is fetching this file.
    static Result<PartFile> open(const std::filesystem::path &target);
    /// What an earlier transfer left, without owning it; nothing if there is no part, or none that can go on.
    static std::optional<PartOrigin> look(const std::filesystem::path &target, std::uint64_t &bytes);

    PartFile(PartFile &&other) noexcept;
    PartFile &operator=(PartFile &&) = delete;
    /// Keeps the part if it can go on, else removes it.
    ~PartFile();

    const std::filesystem::path &path() const { return m_path; }
    std::uint64_t bytes() const { return m_bytes; }
    const PartOrigin &origin() const { return m_origin; }

    /// Empties it: what comes now is of `origin`.
    Result<void> begin(const PartOrigin &origin);
    /// Errors: no room (what fitted is kept), input/output.
    Result<void> append(std::span<const std::byte> bytes);
    /// Whether append() found no room.
    bool isDiskFull() const { return m_isDiskFull; }
    /// Syncs it and makes it the file.
    Result<void> commit();
    /// Nothing of it counts any more; it stays owned, for begin().
    void forget();
    /// Removes it. Nothing can be done with it then.
    void drop();

private:
    PartFile(std::filesystem::path target, int descriptor);
    std::filesystem::path originFile() const;
    Result<void> writeOrigin() const;
    Error systemError(int errorNumber) const;
    void leave();

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_bytes = 0;
    bool m_isDiskFull = false;
    PartOrigin m_origin;
};

} // namespace headstart::catalogue
