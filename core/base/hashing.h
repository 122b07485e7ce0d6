// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace headstart {

/// SHA-256 of a file's content, in lower-case hex. Errors: the file cannot be read.
Result<std::string> sha256OfFile(const std::filesystem::path &path);

} // namespace headstart
