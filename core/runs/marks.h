// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "core/runs/writer.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::runs {

class Database;

/// Tags as the store keeps them: one a line.
std::string textOfTags(std::span<const std::string> tags);
std::vector<std::string> tagsOfText(std::string_view text);

// The bodies of the writer's jobs, with the meaning of RunStore's functions of the same names. Errors are the store's.
Result<Refusal> setMarks(Database &database, const std::string &run, const RunMarks &marks);
Result<Refusal> rename(Database &database, const std::string &run, const std::string &name);
Result<Refusal> setDeleted(Database &database, const std::string &run, bool deleted);

/// Removes the runs that were deleted: their folders below `folders`, their rows, and the data that no other run has.
/// A run whose folder cannot be removed waits for the next time. For the owner that opens the store.
Result<void> purgeDeleted(Database &database, const std::filesystem::path &folders);

} // namespace headstart::runs
