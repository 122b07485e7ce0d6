// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/catalogue/model_card.h"
#include "core/training/config_keys.h"
#include "core/training/freeze_plan.h"
#include "core/training/run.h"
#include "core/zoo/registry.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string model;
    std::string data;
    std::string weights;
    std::string cut;
    std::size_t unfreeze = 0;
    std::string recipe;
    std::vector<std::string> settings;
    std::string name;
    bool json = false;
};

/// The table of settings, as the end of the command's help.
std::string settingsHelp()
{
    const training::RunConfig defaults;
    std::string out = "Settings (--set KEY=VALUE):\n";
    for (const training::ConfigKey &key : training::configKeys()) {
        if (key.filledIn)
            continue;
        const std::string value = training::valueText(key.get(defaults));
        out += "  " + key.path + "=" + (value.empty() ? "''" : value) + "\n      " + key.help.english() + " ("
               + training::rangeText(key) + ")\n";
    }
    return out;
}

Result<void> applyUnfreeze(training::RunConfig &config, std::size_t count)
{
    const auto variant = training::variantOf(config.model.id);
    if (!variant)
        return variant.error();
    const auto cut = training::cutOfLast(zoo::build(*variant, {.device = c10::DeviceType::Meta}), count);
    if (!cut)
        return cut.error();
    config.freeze.cut = *cut;
    return {};
}

/// The recipe first, then what the command line says for itself, then --set.
Result<training::RunConfig> configOf(const Options &options)
{
    training::RunConfig config;
    if (!options.recipe.empty()) {
        const auto text = readDescription(options.recipe);
        if (!text)
            return text.error();
        if (auto applied = training::applyJson(config, *text, options.recipe); !applied)
            return applied.error();
    }
    if (!options.model.empty())
        config.model.id = options.model;
    if (!options.weights.empty())
        config.model.weights = options.weights;
    if (!options.cut.empty())
        config.freeze.cut = options.cut;
    if (!options.data.empty())
        if (auto applied = applyData(config, options.data); !applied)
            return applied.error();
    if (options.unfreeze > 0)
        if (auto applied = applyUnfreeze(config, options.unfreeze); !applied)
            return applied.error();
    for (const std::string &setting : options.settings)
        if (auto applied = training::applyAssignment(config, setting); !applied)
            return applied.error();
    if (config.model.id.empty() || config.data.path.empty())
        return badInput({}, say("name a model and data: --model M --data D"));
    config.fingerprint.clear();
    return config;
}

Result<void> train(const Options &options, const Invocation &invocation)
{
    const auto config = configOf(options);
    if (!config)
        return config.error();
    return trainAndReport(*config, options.name, invocation, options.json);
}

struct ResumeOptions {
    std::string run;
    std::string data;
    bool json = false;
};

Result<void> resume(const ResumeOptions &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
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
    const auto outcome = training::resumeRun(*run, moved, {invocation.libraryFolder, *store}, progress, stop);
    return report(outcome, options.json);
}

} // namespace

void addTrain(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("train", "Train a model on labelled pictures or texts");
    const auto options = std::make_shared<Options>();
    command->add_option("--model", options->model, "The model's name, efficientnet-lite0 for example");
    command->add_option("--data", options->data,
                        "A folder of class folders, a table, an IDX file, or a JSON file that describes data");
    command->add_option("--weights", options->weights, "pretrained, random, run:ID, or a file of weights");
    CLI::Option *cut = command->add_option("--cut", options->cut, "The first stage that trains (head: the head alone)");
    command->add_option("--unfreeze", options->unfreeze, "How many of the last stages train, the head included")
        ->check(CLI::Range(1, 10'000))
        ->excludes(cut);
    command->add_option("--recipe", options->recipe, "A JSON file of settings");
    command->add_option("--set", options->settings, "Settings, KEY=VALUE each; see below");
    command->add_option("--name", options->name, "The run's name");
    command->add_flag("--json", options->json, "Print JSON");
    command->footer(settingsHelp);
    command->callback(
        [&invocation, options] { invocation.action = [&invocation, options] { return train(*options, invocation); }; });
}

void addResume(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("resume", "Go on with a run that was stopped, failed or killed");
    const auto options = std::make_shared<ResumeOptions>();
    command->add_option("run", options->run, "The run's id, the beginning of it, or its name")->required();
    command->add_option("--data", options->data, "Where its data lie now, if they have moved");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return resume(*options, invocation); };
    });
}

} // namespace headstart::cli
