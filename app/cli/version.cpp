// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <CLI/CLI.hpp>
#include <QtGlobal>
#include <torch/headeronly/version.h>

#include <iostream>

namespace headstart::cli {

void addVersion(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("version", "Print the versions of Headstart and of what it runs on");
    command->callback([&invocation] {
        invocation.action = []() -> Result<void> {
            std::cout << "headstart " HEADSTART_VERSION "\nLibTorch " TORCH_VERSION "\nQt " << qVersion() << '\n';
            return {};
        };
    });
}

} // namespace headstart::cli
