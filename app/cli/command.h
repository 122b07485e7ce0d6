// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/library.h"
#include "core/runs/run_store.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace headstart::cli {

/// What main runs once the command line has been read.
struct Invocation {
    std::filesystem::path libraryFolder = catalogue::Library::defaultFolder();
    std::filesystem::path storeFile = runs::RunStore::defaultFile();
    bool isOffline = false;              ///< the network is not used
    std::vector<std::string> catalogues; ///< the user's own, besides those of the settings
    bool showsCatalogue = false;         ///< the command is about what the catalogue has
    std::function<Result<void>()> action;
};

// Each adds its subcommand to `app`; chosen, it sets `invocation.action`. Both outlive the action.
void addCache(CLI::App &app, Invocation &invocation);
void addCheck(CLI::App &app, Invocation &invocation);
void addCost(CLI::App &app, Invocation &invocation);
void addDemo(CLI::App &app, Invocation &invocation);
void addEvaluate(CLI::App &app, Invocation &invocation);
void addExport(CLI::App &app, Invocation &invocation);
void addFetch(CLI::App &app, Invocation &invocation);
void addFindRate(CLI::App &app, Invocation &invocation);
void addForward(CLI::App &app, Invocation &invocation);
void addLayers(CLI::App &app, Invocation &invocation);
void addModels(CLI::App &app, Invocation &invocation);
void addPredict(CLI::App &app, Invocation &invocation);
void addRecognise(CLI::App &app, Invocation &invocation);
void addRemove(CLI::App &app, Invocation &invocation);
void addResume(CLI::App &app, Invocation &invocation);
void addRuns(CLI::App &app, Invocation &invocation);
void addSweep(CLI::App &app, Invocation &invocation);
void addTokenize(CLI::App &app, Invocation &invocation);
void addTrain(CLI::App &app, Invocation &invocation);
void addVersion(CLI::App &app, Invocation &invocation);

} // namespace headstart::cli
