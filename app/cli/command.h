// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/library.h"

#include <filesystem>
#include <functional>

namespace CLI {
class App;
}

namespace headstart::cli {

/// What main runs once the command line has been read.
struct Invocation {
    std::filesystem::path libraryFolder = catalogue::Library::defaultFolder();
    std::function<Result<void>()> action;
};

// Each adds its subcommand to `app`; chosen, it sets `invocation.action`. Both outlive the action.
void addForward(CLI::App &app, Invocation &invocation);
void addLayers(CLI::App &app, Invocation &invocation);
void addPredict(CLI::App &app, Invocation &invocation);
void addVersion(CLI::App &app, Invocation &invocation);

} // namespace headstart::cli
