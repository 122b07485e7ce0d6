// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"

#include <cstddef>
#include <filesystem>

namespace headstart::exporting {

/// What was found when the written files were read back.
struct ExportCheck {
    std::size_t samples = 0;      ///< validation samples that were compared
    bool onOwnData = true;        ///< else numbers made for the purpose: the run's data could not be read
    bool readsTexts = false;      ///< the samples are texts, else pictures
    double largestDifference = 0; ///< of a logit
};

/// Writes a run's best network into `folder` (see model_folder.h), which must be new or empty, reads it back and
/// compares both on validation samples. No torch in this header. Errors: something is in the folder; the run's files
/// are damaged; no room (nothing is left then).
Result<ExportCheck> exportRun(const runs::RunStore &store, const runs::RunRow &run,
                              const std::filesystem::path &folder);

} // namespace headstart::exporting
