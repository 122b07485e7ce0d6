// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace headstart::catalogue {

/// A recipe that comes with the program, as JSON of RunConfig's settings, by its file's name in resources/recipes
/// without ".json".
Result<std::string> recipe(const std::string &name);
/// All of them, in the order of their names.
std::vector<std::string> recipeNames();

/// Where packaging/start.sh puts the demo's pictures of solar cells: the table of their labels. It may not be there.
std::filesystem::path demoTable();
/// Likewise its short texts with their sentiment.
std::filesystem::path demoTexts();

} // namespace headstart::catalogue
