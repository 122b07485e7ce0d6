// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/config_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/runs/run_store.h"
#include "core/training/rate_finder.h"

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    ConfigOptions config;
    training::RateSweep sweep;
    bool json = false;
};

nlohmann::ordered_json jsonOf(const training::RateSearch &found)
{
    nlohmann::ordered_json points = nlohmann::ordered_json::array();
    for (const training::RatePoint &point : found.points)
        points.push_back({{"rate", point.rate}, {"loss", point.loss}, {"smoothed", point.smoothed}});
    nlohmann::ordered_json out;
    out["suggestion"] = found.suggestion ? nlohmann::ordered_json(*found.suggestion) : nlohmann::ordered_json();
    out["points"] = std::move(points);
    return out;
}

void print(const training::RateSearch &found)
{
    std::printf("%12s %10s %10s\n", "rate", "loss", "smoothed");
    for (const training::RatePoint &point : found.points)
        std::printf("%12.3g %10.4f %10.4f%s\n", point.rate, point.loss, point.smoothed,
                    point.rate == found.suggestion ? "  <-" : "");
    if (found.suggestion)
        std::printf("suggested: --set optimiser.rate=%.2g, in the middle of where the loss falls\n", *found.suggestion);
    else
        std::printf("no rate is suggested: the loss did not fall\n");
}

Result<void> findRate(const Options &options, const Invocation &invocation)
{
    if (!(options.sweep.lowest < options.sweep.highest))
        return badInput({}, "--to", say("it must be more than --from"));
    const StopToken &stop = interruptToken();
    const auto config = configOf(options.config);
    if (!config)
        return config.error();
    auto store =
        runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Read); // weights may come from a run
    if (!store)
        return store.error();
    const auto found = training::findRate(
        *config, options.sweep, invocation.libraryFolder, *store, [](const auto &) {}, stop);
    if (!found)
        return found.error();
    if (stop.stopped())
        return failed({}, say("stopped before the search was over"));
    if (options.json)
        printJson(jsonOf(*found));
    else
        print(*found);
    return {};
}

} // namespace

void addFindRate(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand(
        "find-rate", "Try learning rates, one a step, and suggest the one where the loss falls best");
    const auto options = std::make_shared<Options>();
    addConfigOptions(*command, options->config);
    const auto positive = CLI::Range(1e-12, 1e3);
    command->add_option("--from", options->sweep.lowest, "The first rate of the head")
        ->check(positive)
        ->capture_default_str();
    command->add_option("--to", options->sweep.highest, "The last one")->check(positive)->capture_default_str();
    command->add_option("--steps", options->sweep.steps, "How many")
        ->check(CLI::Range(20, 10'000))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return findRate(*options, invocation); };
    });
}

} // namespace headstart::cli
