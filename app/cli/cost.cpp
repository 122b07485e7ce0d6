// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/config_options.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/runs/run_store.h"
#include "core/training/cost.h"
#include "core/training/memory_need.h"

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

using training::Cost;
using training::Reuse;
using training::sizeText;

struct Options {
    ConfigOptions config;
    std::uint64_t freeMegabytes = 0; ///< 0: what there is
    bool json = false;
};

const char *nameOf(Reuse reuse)
{
    switch (reuse) {
    case Reuse::Kept:
        return "kept";
    case Reuse::Varied:
        return "varied";
    case Reuse::TooLarge:
        return "too large";
    default:
        return "nothing to";
    }
}

nlohmann::ordered_json jsonOf(const Cost &cost)
{
    const training::MemoryCost &memory = cost.memory;
    nlohmann::ordered_json out;
    out["training"] = cost.training;
    out["validation"] = cost.validation;
    out["steps"] = cost.steps;
    out["epochs"] = cost.epochs;
    out["seconds"] = {{"start", cost.start},
                      {"first_epoch", cost.epoch.first},
                      {"fresh_epoch", cost.epoch.fresh},
                      {"later_epoch", cost.epoch.later},
                      {"epoch_computed", cost.epoch.computed},
                      {"epoch_kept", cost.epoch.kept},
                      {"total", cost.total()}};
    out["reuse"] = nameOf(cost.reuse);
    out["views"] = cost.views;
    out["known_from_disk"] = cost.isKnown;
    out["kept_bytes"] = cost.keptBytes;
    out["memory"] = {{"peak", memory.peak},         {"before", memory.before}, {"weights", memory.weights},
                     {"training", memory.training}, {"step", memory.step},     {"kept", memory.kept},
                     {"free", memory.room.bytes},   {"fits", memory.fits()}};
    out["batch"] = cost.batch;
    out["largest_batch"] = cost.largestBatch;
    out["whole_batch_measured"] = cost.isMeasured;
    return out;
}

/// "0.35 s", "22 s", "2 h 5 min".
std::string precise(double seconds)
{
    constexpr double kShort = 10;
    if (seconds >= kShort)
        return duration(seconds);
    char text[32];
    std::snprintf(text, sizeof text, "%.2g s", seconds);
    return text;
}

std::string remark(const Cost &cost)
{
    switch (cost.reuse) {
    case Reuse::Kept:
        if (cost.views > 1)
            return "the part that does not train is computed in the first " + std::to_string(cost.views)
                   + " epochs, of a view of each picture in each, and " + sizeText(cost.keptBytes) + " of it are kept";
        return "the part that does not train is computed once, and " + sizeText(cost.keptBytes) + " of it are kept";
    case Reuse::Varied:
        return "pictures are varied at random, so that nothing can be kept of them; unvaried, or once all "
               "augmentation.views have been seen, "
               + precise(cost.epoch.kept) + " with " + sizeText(cost.keptBytes) + " kept for each view";
    case Reuse::TooLarge:
        return "the outputs of the part that does not train, " + sizeText(cost.keptBytes)
               + ", do not fit into compute.cache_mb; kept, an epoch takes " + precise(cost.epoch.kept);
    default:
        return "all of it trains";
    }
}

void print(const Cost &cost)
{
    const training::MemoryCost &memory = cost.memory;
    const auto row = [](const char *name, const std::string &value) { std::printf("%-15s %s\n", name, value.c_str()); };
    row(cost.isText ? "texts" : "pictures", std::to_string(cost.training) + " train, " + std::to_string(cost.validation)
                                                + " judge; steps an epoch: " + std::to_string(cost.steps));
    row("start", precise(cost.start));
    row("first epoch",
        precise(cost.epoch.first) + (cost.isKnown ? "; what does not train is known from earlier runs" : ""));
    row("later epochs", precise(cost.epoch.later) + " each; " + remark(cost));
    row("in all", precise(cost.total()) + "; epochs: " + std::to_string(cost.epochs));
    row("memory", sizeText(memory.peak) + " at most, of " + sizeText(memory.before + memory.room.bytes)
                      + " that there are" + (memory.fits() ? "" : ": it does not fit"));
    row("", "program " + sizeText(memory.before) + ", weights " + sizeText(memory.weights) + ", training "
                + sizeText(memory.training) + ", a step " + sizeText(memory.step) + ", kept outputs "
                + sizeText(memory.kept));
    row("largest batch",
        std::to_string(cost.largestBatch)
            + (cost.largestBatch == static_cast<std::int64_t>(cost.training) ? ", all there are" : ""));
    if (!cost.isMeasured)
        std::printf("A batch of %lld was not tried, since it may not fit: this is reckoned from smaller ones.\n",
                    static_cast<long long>(cost.batch));
}

Result<void> measure(const Options &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
    const auto config = configOf(options.config);
    if (!config)
        return config.error();
    auto store =
        runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Read); // weights may come from a run
    if (!store)
        return store.error();
    constexpr std::uint64_t kMegabyte = 1'000'000;
    training::CostOptions how;
    if (options.freeMegabytes > 0)
        how.room = FreeMemory{options.freeMegabytes * kMegabyte, 0};
    const auto cost = training::measureCost(*config, invocation.libraryFolder, *store, stop, how);
    if (!cost)
        return cost.error();
    if (!*cost)
        return failed({}, say("stopped before all was measured"));
    if (options.json)
        printJson(jsonOf(**cost));
    else
        print(**cost);
    return {};
}

} // namespace

void addCost(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand(
        "cost", "Measure what a run will take here before it begins: time, memory, the largest batch that fits");
    const auto options = std::make_shared<Options>();
    addConfigOptions(*command, options->config);
    command
        ->add_option("--free", options->freeMegabytes,
                     "Find the largest batch for a machine that has so many MB free, instead of this one")
        ->check(CLI::Range(1, 100'000'000));
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return measure(*options, invocation); };
    });
}

} // namespace headstart::cli
