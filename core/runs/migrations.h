// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/database.h"

#include <filesystem>
#include <span>

namespace headstart::runs {

/// SQL scripts: the one at index i makes version i + 1 of the schema (PRAGMA user_version) out of version i; 0 is an
/// empty file. A new version is a line behind the others; what has been released never changes.
std::span<const char *const> schemaScripts();

/// Errors: no store of runs (PRAGMA application_id), or one of a later version. An empty file is a store to be.
Result<void> checkIsStore(const Database &database, std::size_t newestVersion);

/// Brings the store to the newest version: a copy FILE.before-vN first unless the store is new, then a transaction for
/// each version. Errors: see Database; the store is then of the version of the last transaction that went through.
Result<void> migrate(Database &database, const std::filesystem::path &file, std::span<const char *const> scripts);

} // namespace headstart::runs
