// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture_options.h"
#include "core/training/model_source.h"
#include "core/zoo/network.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headstart::exporting {

// A trained model as a folder that other programs read:
//   model.safetensors   all tensors under the original's names (torchvision, timm)
//   config.json         of a text model, with its tokenizer's files: transformers loads the folder
//   headstart.json      architecture, classes, preprocessing, where it comes from, and the run's whole configuration

struct ModelFolder {
    zoo::Network network;
    data::Preprocessing preprocessing;
    std::vector<std::string> classes;        ///< none: its one output is a number
    std::optional<training::TextModel> text; ///< of a network that takes texts
    std::int64_t maxTokens = 0;              ///< that it sees of one
};

/// Whether `folder` holds a headstart.json.
bool isModelFolder(const std::filesystem::path &folder);
/// Errors: a file is missing, or is not what it should be; it was written by a later version.
Result<ModelFolder> openModelFolder(const std::filesystem::path &folder);

} // namespace headstart::exporting
