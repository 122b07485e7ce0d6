// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/runs/run_store.h"

#include <QString>

#include <optional>

#include <string>
#include <vector>

namespace headstart::ui {

/// The data that a network which reads texts was trained on: a table is read as they were.
struct TrainedOn {
    data::DataSource source;
    bool inPairs = false; ///< each sample was two texts
};

/// A run of the store whose network can be used.
struct RunChoice {
    runs::RunRow row;
    std::string model;                   ///< id of its architecture
    std::optional<TrainedOn> texts = {}; ///< of a network that reads texts

    bool isFinished() const { return row.status == runs::Status::Finished; }
};

/// Those that have at least one epoch and tell classes apart, the newest first. Reads the store: not for the window's
/// thread.
Result<std::vector<RunChoice>> usableRuns(const runs::RunStore &store);

/// "best of elpv · 87.3 %": its name, and how well it did on its validation part.
QString runWords(const runs::RunRow &run);

} // namespace headstart::ui
