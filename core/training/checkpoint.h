// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/loop.h"

#include <filesystem>
#include <string>
#include <vector>

namespace headstart::training {

// What a run leaves on the disk, in a folder of its own: initial.safetensors, the whole network as it began, and
// checkpoints, each a folder that appears whole or not at all:
//   state.safetensors   what training has changed, and the optimiser's state
//   best.safetensors    the best epoch's weights, from the first trained stage on (after the first epoch)
//   manifest.json       the loop's state, and each file's size and SHA-256

/// Writes "step-NUMBER" into `folder`, and returns its name. Order: files, manifest, each synced; the folder synced,
/// renamed, its parent synced. Sweeps what an interrupted one has left. Errors: no room or a disk that does not answer
/// (NoRoom), others (Failed); nothing is left then, and the checkpoints before are untouched.
Result<std::string> writeCheckpoint(const std::filesystem::path &folder, const TrainingLoop &loop);

/// The state and tensors of a checkpoint into a loop made from the same configuration. Errors: a file is missing, is
/// not what the manifest says, or does not fit the network; the loop's tensors are then undefined.
Result<void> readCheckpoint(const std::filesystem::path &checkpoint, TrainingLoop &loop);

/// The best epoch's weights of a checkpoint, by name; empty before the first epoch's end. Errors: as above.
Result<LoopTensors> readBest(const std::filesystem::path &checkpoint);

/// Removes the checkpoints of `folder` that are not in `kept`.
void removeOtherCheckpoints(const std::filesystem::path &folder, const std::vector<std::string> &kept);

} // namespace headstart::training
