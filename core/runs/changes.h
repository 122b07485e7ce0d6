// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "core/runs/writer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::runs {

class Database;

// What writing a store means, in SQL: the bodies of the writer's jobs, with the meaning of RunStore's functions of the
// same names. Errors are the store's; refused is what names no run, or names one twice.

Result<Refusal> begin(Database &database, const NewRun &run);
Result<Refusal> resume(Database &database, const std::string &run, std::int64_t step);
Result<Refusal> addSteps(Database &database, const std::string &run, const std::vector<StepRow> &steps);
Result<Refusal> setStages(Database &database, const std::string &run, const std::vector<std::string> &stages);
Result<Refusal> addStageRows(Database &database, const std::string &run, const std::vector<StageRow> &rows);
Result<Refusal> addEpoch(Database &database, const std::string &run, const EpochRow &epoch,
                         const std::vector<Prediction> &predictions);
Result<Refusal> addIntervention(Database &database, const std::string &run, const Intervention &intervention);
Result<Refusal> addLog(Database &database, const std::string &run, const LogRow &row);
Result<Refusal> setCheckpoints(Database &database, const std::string &run, const std::vector<CheckpointRow> &rows);
Result<Refusal> end(Database &database, const std::string &run, Status status, const std::string &message,
                    double seconds);
Result<Refusal> setConfig(Database &database, const std::string &run, const std::string &config);

/// Runs that are marked running are interrupted ones: for the owner that opens the store.
Result<void> markInterrupted(Database &database);

/// Milliseconds since 1970, UTC.
std::int64_t now();

} // namespace headstart::runs
