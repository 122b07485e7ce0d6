// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace headstart::runs {

/// The right to write a store: flock on FILE.lock, which holds the owner's process number. The system frees it however
/// the process ends. The file stays when the lock goes: removing it would let two owners lock two files.
class OwnerLock {
public:
    /// `name` stands for the store in errors. Errors: another process is the owner; the lock file cannot be written.
    static Result<OwnerLock> take(const std::filesystem::path &store, const std::string &name);
    /// Whether somebody is the owner now; also true if that cannot be told.
    static bool isTaken(const std::filesystem::path &store);

    OwnerLock(OwnerLock &&other) noexcept;
    OwnerLock &operator=(OwnerLock &&) = delete;
    ~OwnerLock();

private:
    explicit OwnerLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace headstart::runs
