// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"
#include "core/training/model_source.h"
#include "core/training/run_config.h"
#include "core/zoo/network.h"

#include <optional>
#include <string>
#include <vector>

namespace headstart::training {

/// The network that a run has made, from its own folder alone: as it began, with the best epoch's weights over it.
struct RunModel {
    zoo::Network network;
    RunConfig config;
    std::vector<std::string> classes;
    std::optional<TextModel> text;      ///< of a network that takes texts
    std::optional<runs::EpochRow> best; ///< absent: no epoch has ended, the network is as it began

    /// Errors: a file is missing or damaged (an older checkpoint stands in for a damaged one).
    static Result<RunModel> open(const runs::RunStore &store, const runs::RunRow &run);
};

/// The name of the file that holds the network as the run began.
constexpr const char *kInitialWeights = "initial.safetensors";

/// The network as a run began.
struct InitialModel {
    zoo::Network network;
    std::optional<TextModel> text;
};

/// Errors: a file is missing, damaged, or of another network.
Result<InitialModel> initialModel(const runs::RunStore &store, const runs::RunRow &run, const RunConfig &config);

} // namespace headstart::training
