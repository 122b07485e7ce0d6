// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/output.h"
#include "core/export/run_export.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string run;
    std::string format = "safetensors";
    std::string out;
    bool json = false;
};

Result<void> exportModel(const Options &options, const Invocation &invocation)
{
    const auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Read);
    if (!store)
        return store.error();
    const auto run = store->find(options.run);
    if (!run)
        return run.error();
    const auto check = exporting::exportRun(*store, *run, options.out);
    if (!check)
        return check.error();
    if (options.json) {
        printJson({{"run", run->id},
                   {"folder", options.out},
                   {"checked_samples", check->samples},
                   {"on_validation_samples", check->onOwnData},
                   {"largest_difference", check->largestDifference}});
        return {};
    }
    std::printf("%s: model.safetensors and headstart.json\n", options.out.c_str());
    std::printf("read back and compared on %zu %s: the largest difference of a logit is %g\n", check->samples,
                check->onOwnData ? "validation samples" : "made-up inputs (the run's data could not be read)",
                check->largestDifference);
    return {};
}

} // namespace

void addExport(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("export", "Write a run's best network for other programs, and check it");
    const auto options = std::make_shared<Options>();
    command->add_option("run", options->run, "The run's id, the beginning of it, or its name")->required();
    command->add_option("--format", options->format, "safetensors")
        ->check(CLI::IsMember({"safetensors"}))
        ->capture_default_str();
    command->add_option("--out", options->out, "A new or empty folder")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return exportModel(*options, invocation); };
    });
}

} // namespace headstart::cli
