// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/model_card.h"

#include <filesystem>

namespace headstart::insight {

/// The Hugging Face folder that a path means: the folder itself, or the one in which it is the configuration or the
/// weights. Empty: it means none.
std::filesystem::path textFolderOf(const std::filesystem::path &path);

/// A card of such a folder of the user's own; its id is the folder's path, as RunConfig's model.id has it. Reads the
/// description of the weights, not their numbers, and all of the tokenizer; in up to a second: not for the window's
/// thread. Errors: config.json is not usable; there are no weights, or of another network than it describes; the
/// tokenizer is missing, damaged, or of another model.
Result<catalogue::ModelCard> readOwnTextModel(const std::filesystem::path &folder);

} // namespace headstart::insight
