// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/database.h"
#include "core/runs/run_store.h"

#include <string>
#include <vector>

namespace headstart::runs {

// What reading a store means, in SQL, with the meaning of RunStore's functions of the same names.

Result<std::vector<RunRow>> allRuns(const Database &database);
/// `file` stands for the store in errors.
Result<RunRow> findRun(const std::vector<RunRow> &runs, const std::string &text, const std::string &file);
Result<std::vector<StepRow>> stepsOf(const Database &database, const std::string &run);
Result<std::vector<EpochRow>> epochsOf(const Database &database, const std::string &run);
Result<std::vector<std::string>> stagesOf(const Database &database, const std::string &run);
Result<std::vector<StageRow>> stageRowsOf(const Database &database, const std::string &run);
Result<std::vector<Intervention>> interventionsOf(const Database &database, const std::string &run);
Result<std::vector<Prediction>> predictionsOf(const Database &database, const std::string &run);
Result<std::vector<SampleRow>> samplesOf(const Database &database, const std::string &run);
Result<std::vector<CheckpointRow>> checkpointsOf(const Database &database, const std::string &run);
Result<std::vector<LogRow>> logOf(const Database &database, const std::string &run);

} // namespace headstart::runs
