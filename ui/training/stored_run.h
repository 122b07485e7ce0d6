// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"
#include "core/training/run_events.h"
#include "ui/plots/run_curves.h"

#include <QList>

#include <cstdint>
#include <optional>
#include <string>

// What the Train page reads of the store and of the system, off the window's thread.
namespace headstart::ui {

/// What the store holds of a run that goes on, up to now.
struct StoredRun {
    training::RunBeginning beginning;
    RunPoints points;
    RunCurves curves; ///< that gave the points, and go on from there
    QList<runs::StageRow> stageRows;
    double seconds = 0;
};
/// `run`: its id; empty for the one that is running. Nothing if none is. `counts`: also how many parameters there are
/// and train, which takes a moment.
Result<std::optional<StoredRun>> readRun(runs::RunStore &store, const std::string &run, bool counts);

/// A run that can be gone on with.
struct OpenEnd {
    std::string id;
    std::string name;
    bool wasInterrupted = false; ///< else stopped
    std::int64_t epochsDone = 0;
    std::int64_t epochs = 0; ///< wanted

    bool operator==(const OpenEnd &) const = default;
};
/// The newest run that was interrupted; else the newest of all, if it was stopped.
Result<std::optional<OpenEnd>> findOpenEnd(const runs::RunStore &store);

/// What is looked at from time to time while a run goes on.
struct Vitals {
    double memory = 0;          ///< bytes of this process in memory; 0 where the system does not say
    std::int64_t savedStep = 0; ///< of the run's newest checkpoint
};
Result<Vitals> readVitals(const runs::RunStore &store, const std::string &run);

} // namespace headstart::ui
