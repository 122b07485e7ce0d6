// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/config_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/training/sweep.h"

#include <cmath>
#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

using training::TrialOutcome;

struct Options {
    ConfigOptions config;
    std::vector<std::string> axes;
    training::SweepPlan plan;
    std::string name = "sweep";
    bool json = false;
};

std::string joined(const std::vector<std::string> &settings)
{
    std::string out;
    for (const std::string &setting : settings)
        out += (out.empty() ? "" : " ") + setting;
    return out;
}

bool isOfNumbers(const TrialOutcome &outcome)
{
    return !outcome.runs.empty() && outcome.runs.front().best
           && std::isnan(outcome.runs.front().best->validationAccuracy);
}

/// "86.9 % +- 0.4"; of numbers their mean squared error.
std::string scoreText(const TrialOutcome &outcome)
{
    if (outcome.failure)
        return "failed";
    constexpr double kPercent = 100;
    char text[64];
    if (isOfNumbers(outcome))
        std::snprintf(text, sizeof text, "%.4f", -outcome.mean);
    else if (std::isnan(outcome.deviation))
        return percent(outcome.mean);
    else
        std::snprintf(text, sizeof text, "%s +- %.1f", percent(outcome.mean).c_str(), kPercent * outcome.deviation);
    return text;
}

void print(const std::vector<TrialOutcome> &outcomes)
{
    std::printf("%-16s %7s  %-10s  %s\n", "validation", "epochs", "run", "settings");
    for (const TrialOutcome &outcome : outcomes) {
        std::printf("%-16s %7lld  %-10s  %s\n", scoreText(outcome).c_str(), static_cast<long long>(outcome.epochs),
                    outcome.runs.empty() ? "-" : outcome.runs.front().id.c_str(),
                    joined(outcome.trial.settings).c_str());
        if (outcome.failure)
            std::printf("    %s\n", outcome.failure->line().c_str());
    }
}

nlohmann::ordered_json jsonOf(const TrialOutcome &outcome)
{
    nlohmann::ordered_json out = {{"settings", outcome.trial.settings}, {"epochs", outcome.epochs}};
    nlohmann::ordered_json score = {{"mean", isOfNumbers(outcome) ? -outcome.mean : outcome.mean},
                                    {"deviation", nullptr}};
    if (!std::isnan(outcome.deviation))
        score["deviation"] = outcome.deviation;
    if (outcome.failure)
        out["error"] = outcome.failure->line();
    else
        out[isOfNumbers(outcome) ? "mean_squared_error" : "accuracy"] = std::move(score);
    out["runs"] = nlohmann::ordered_json::array();
    for (const training::RunOutcome &run : outcome.runs)
        out["runs"].push_back(outcomeJson(run));
    return out;
}

Result<void> sweep(const Options &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
    const auto config = configOf(options.config);
    if (!config)
        return config.error();
    training::SweepPlan plan = options.plan;
    for (const std::string &text : options.axes) {
        auto axis = training::sweepAxis(text);
        if (!axis)
            return axis.error();
        plan.axes.push_back(std::move(*axis));
    }
    const auto trials = training::trialsOf(*config, plan);
    if (!trials)
        return trials.error();
    auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Own);
    if (!store)
        return store.error();
    TrainingProgress progress;
    std::size_t done = 0;
    const auto told = [&](const TrialOutcome &outcome) {
        std::fprintf(stderr, "%zu of %zu%s: %s: %s\n", ++done, trials->size(),
                     plan.isHalving ? " and later rounds" : "", joined(outcome.trial.settings).c_str(),
                     scoreText(outcome).c_str());
    };
    const auto outcomes =
        training::runSweep(*config, plan, options.name, invocation.libraryFolder, *store, {progress, told}, stop);
    if (!outcomes)
        return outcomes.error();
    if (options.json) {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const TrialOutcome &outcome : *outcomes)
            json.push_back(jsonOf(outcome));
        printJson({{"sweep", options.name}, {"trials", std::move(json)}});
    } else {
        print(*outcomes);
    }
    if (stop.stopped())
        return failed({}, say("stopped: what was finished before is in the store, with the tag '%1'", options.name));
    return {};
}

} // namespace

void addSweep(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("sweep", "Train with several values of some settings, and say which were best");
    const auto options = std::make_shared<Options>();
    addConfigOptions(*command, options->config);
    command
        ->add_option("--vary", options->axes, "KEY=A,B,C, or KEY=LOW..HIGH with --random; may be given several times")
        ->required();
    command->add_option("--random", options->plan.draws, "So many combinations, drawn at random; without it: all")
        ->check(CLI::Range(1, 10'000));
    command->add_flag("--halving", options->plan.isHalving,
                      "Few epochs for all first; a third goes on with three times as many, and so on");
    command
        ->add_option("--seeds", options->plan.seeds, "Runs of each combination, with a seed each: mean and deviation")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--name", options->name, "What the runs are called, and their tag")
        ->check(CLI::Validator([](const std::string &text) { return text.empty() ? "it is empty" : ""; }, ""))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback(
        [&invocation, options] { invocation.action = [&invocation, options] { return sweep(*options, invocation); }; });
}

} // namespace headstart::cli
