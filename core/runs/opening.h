// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/database.h"

#include <filesystem>
#include <memory>
#include <string>

namespace headstart::runs {

/// The file that a name leads to: absolute, through links. Errors: the name is empty; there is a folder or a device.
Result<std::filesystem::path> resolveStore(const std::filesystem::path &name);

/// Where the folders of a store's runs lie.
std::filesystem::path foldersOf(const std::filesystem::path &file);

/// Errors: the file is no store of ours, or of a later version. It is only looked at, nothing is made beside it.
/// A missing or empty file passes, and a damaged one, which only the real connections can judge.
Result<void> checkFile(const std::filesystem::path &file, const std::string &name);

/// For the owner, who holds the lock: checks the file, in full after an owner that did not close it, brings it to the
/// newest version, marks runs as interrupted and removes those that were deleted. A file that is refused keeps its
/// bytes.
Result<std::unique_ptr<Database>> openForWriting(const std::filesystem::path &file, const std::string &name);

/// Null if there is no store yet. In a folder that cannot be written, the file alone is read: the connection is then
/// good for one look only, and `isLasting` false.
struct ReadConnection {
    std::unique_ptr<Database> database;
    bool isLasting = false;
};
Result<ReadConnection> openForReading(const std::filesystem::path &file, const std::string &name);

} // namespace headstart::runs
