// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/run_config.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace headstart::cli {

/// What says on the command line how a run trains.
struct ConfigOptions {
    std::string model;
    std::string data;
    std::string weights;
    std::string cut;
    std::size_t unfreeze = 0;
    std::string recipe;
    std::vector<std::string> settings;
};

/// Gives a command these options, and the table of settings at the end of its help. They must live as long.
void addConfigOptions(CLI::App &command, ConfigOptions &options);

/// The recipe first, then what the options say for themselves, then --set. Errors: theirs; no model or no data.
Result<training::RunConfig> configOf(const ConfigOptions &options);

} // namespace headstart::cli
