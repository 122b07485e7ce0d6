// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture_options.h"
#include "core/runs/run_store.h"
#include "core/zoo/network.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace headstart::exporting {

// A trained model as a folder that other programs read:
//   model.safetensors   all tensors under the original's names (torchvision, timm)
//   headstart.json      architecture, classes, preprocessing, where it comes from, and the run's whole configuration

/// What was found when the written files were read back.
struct ExportCheck {
    std::size_t samples = 0;      ///< validation samples that were compared
    bool onOwnData = true;        ///< else numbers made for the purpose: the run's data could not be read
    double largestDifference = 0; ///< of a logit
};

/// Writes a run's best network into `folder`, which must be new or empty, reads it back and compares both on validation
/// samples. Errors: something is in the folder; the run's files are damaged; no room (nothing is left then).
Result<ExportCheck> exportRun(const runs::RunStore &store, const runs::RunRow &run,
                              const std::filesystem::path &folder);

struct ModelFolder {
    zoo::Network network;
    data::Preprocessing preprocessing;
    std::vector<std::string> classes;
};

/// Whether `folder` holds a headstart.json.
bool isModelFolder(const std::filesystem::path &folder);
/// Errors: a file is missing, or is not what it should be; it was written by a later version.
Result<ModelFolder> openModelFolder(const std::filesystem::path &folder);

} // namespace headstart::exporting
