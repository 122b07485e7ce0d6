// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/config_options.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/training/config_keys.h"
#include "core/training/run.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace headstart::cli {

namespace {

constexpr const char *kAtHelp = "STEP:KEY=VALUE: what changes after a step: optimiser.rate, training.epochs or "
                                "freeze.cut; may be given several times, and is kept with the run";

struct Options {
    ConfigOptions config;
    std::vector<std::string> changes;
    std::string name;
    bool json = false;
};

/// Errors: one that can be none.
Result<void> addWishes(training::Wishes &wishes, const std::vector<std::string> &changes)
{
    for (const std::string &change : changes) {
        auto wish = training::interventionFrom(change);
        if (!wish)
            return wish.error();
        wishes.add(*std::move(wish));
    }
    return {};
}

Result<void> train(const Options &options, const Invocation &invocation)
{
    const auto config = configOf(options.config);
    if (!config)
        return config.error();
    training::Wishes wishes;
    if (auto added = addWishes(wishes, options.changes); !added)
        return added;
    return trainAndReport(*config, options.name, invocation, options.json, &wishes);
}

struct ResumeOptions {
    std::string run;
    std::string data;
    std::vector<std::string> changes;
    bool json = false;
};

Result<void> resume(const ResumeOptions &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
    training::Wishes wishes;
    if (auto added = addWishes(wishes, options.changes); !added)
        return added;
    auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Own);
    if (!store)
        return store.error();
    const auto run = store->find(options.run);
    if (!run)
        return run.error();
    std::optional<data::DataSource> moved;
    if (!options.data.empty()) {
        auto config = training::configFromText(run->config, run->name); // how they were read holds
        if (!config)
            return config.error();
        if (auto applied = applyData(*config, options.data); !applied)
            return applied.error();
        moved = config->data;
    }
    TrainingProgress progress;
    const auto outcome =
        training::resumeRun(*run, moved, {invocation.libraryFolder, *store}, progress, stop, {.wishes = &wishes});
    return report(outcome, options.json);
}

} // namespace

void addTrain(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("train", "Train a model on labelled pictures or texts");
    const auto options = std::make_shared<Options>();
    addConfigOptions(*command, options->config);
    command->add_option("--at", options->changes, kAtHelp);
    command->add_option("--name", options->name, "The run's name");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback(
        [&invocation, options] { invocation.action = [&invocation, options] { return train(*options, invocation); }; });
}

void addResume(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("resume", "Go on with a run that was stopped, failed or killed");
    const auto options = std::make_shared<ResumeOptions>();
    command->add_option("run", options->run, "The run's id, the beginning of it, or its name")->required();
    command->add_option("--data", options->data, "Where its data lie now, if they have moved");
    command->add_option("--at", options->changes, kAtHelp);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return resume(*options, invocation); };
    });
}

} // namespace headstart::cli
