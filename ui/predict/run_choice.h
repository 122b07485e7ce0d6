// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <QString>

#include <string>
#include <vector>

namespace headstart::ui {

/// A run of the store whose network can be used.
struct RunChoice {
    runs::RunRow row;
    std::string model; ///< id of its architecture

    bool isFinished() const { return row.status == runs::Status::Finished; }
};

/// Those that have at least one epoch, the newest first. Reads the store: not for the window's thread.
Result<std::vector<RunChoice>> usableRuns(const runs::RunStore &store);

/// "best of elpv · 87.3 %": its name, and how well it did on its validation part.
QString runWords(const runs::RunRow &run);

} // namespace headstart::ui
