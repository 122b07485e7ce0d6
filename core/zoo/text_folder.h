// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/zoo/text_config.h"

#include <filesystem>
#include <optional>

namespace headstart::zoo {

/// A folder as transformers saves it (save_pretrained) and the Hugging Face hub gives it out.
struct TextFolder {
    TextConfig config;                            ///< config.json
    std::optional<std::filesystem::path> weights; ///< model.safetensors, else pytorch_model.bin
};

/// Where a folder's config.json is, or would be.
std::filesystem::path configIn(const std::filesystem::path &folder);

/// Whether it is a folder with a config.json.
bool isTextFolder(const std::filesystem::path &folder);

/// Errors: those of readTextConfig. Whether the weights are of this network, loading them tells (load.h).
Result<TextFolder> openTextFolder(const std::filesystem::path &folder);

} // namespace headstart::zoo
