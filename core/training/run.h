// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pause_switch.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/runs/run_store.h"
#include "core/training/intervention.h"
#include "core/training/preparation.h"
#include "core/training/run_config.h"
#include "core/training/run_events.h"

#include <optional>
#include <string>

namespace headstart::training {

/// What other threads may want of a run that goes on. Both may be absent.
struct RunControls {
    const PauseSwitch *pause = nullptr;
    Wishes *wishes = nullptr;
};

/// A run from the configuration to its end, in the calling thread: data, network, store, training, checkpoints. It is
/// in the store before its first step. `name`: empty for one made of model and data. After an error the store says so,
/// and the last checkpoint is there to go on from. Throws c10::Error and std::bad_alloc before the first step only.
Result<RunOutcome> startRun(const RunConfig &wanted, const std::string &name, const Places &places,
                            RunObserver &observer, const StopToken &stop, const RunControls &controls = {});

/// Goes on from the last good checkpoint (from the beginning if there is none). `moved`: where the data lie now, if
/// they have moved; the run remembers it. Errors: it is finished; the data are no longer the same.
Result<RunOutcome> resumeRun(const runs::RunRow &run, const std::optional<data::DataSource> &moved,
                             const Places &places, RunObserver &observer, const StopToken &stop,
                             const RunControls &controls = {});

} // namespace headstart::training
