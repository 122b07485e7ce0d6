// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace headstart {

/// All that is in a file, as it is. Errors: it cannot be read; it has more than `limit` bytes.
Result<std::string> readTextFile(const std::filesystem::path &path, std::uint64_t limit);

/// The file appears whole or not at all, see AtomicFile.
Result<void> writeTextFile(const std::filesystem::path &path, const std::string &text);

} // namespace headstart
