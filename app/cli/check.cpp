// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/training/config_keys.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string data;
    std::vector<std::string> settings;
    bool json = false;
};

constexpr std::array<const char *, 3> kParts = {"train", "validation", "test"};
using Counts = std::vector<std::array<std::size_t, 3>>; ///< [class][part]

Counts countsOf(const data::Dataset &dataset, const data::Split &split)
{
    Counts counts(dataset.classes().size());
    for (std::size_t i = 0; i < split.parts.size(); ++i)
        ++counts[dataset.samples()[i].label][static_cast<std::size_t>(split.parts[i])];
    return counts;
}

Json toJson(const data::Dataset &dataset, const data::Split &split, const training::RunConfig &config)
{
    const Counts counts = countsOf(dataset, split);
    Json out = {{"data", training::toJson(config).at("data")},
                {"samples", dataset.samples().size()},
                {"classes", Json::array()},
                {"set_aside", Json::array()},
                {"remarks", Json::array()}};
    for (std::size_t i = 0; i < counts.size(); ++i)
        out["classes"].push_back({{"name", dataset.classes()[i]},
                                  {"train", counts[i][0]},
                                  {"validation", counts[i][1]},
                                  {"test", counts[i][2]}});
    for (const data::SetAside &file : dataset.setAside())
        out["set_aside"].push_back({{"file", file.file}, {"reason", file.reason.english()}});
    for (const auto *remarks : {&dataset.remarks(), &split.remarks})
        for (const Text &remark : *remarks)
            out["remarks"].push_back(remark.english());
    return out;
}

void print(const data::Dataset &dataset, const data::Split &split)
{
    const Counts counts = countsOf(dataset, split);
    std::size_t width = 5;
    for (const std::string &name : dataset.classes())
        width = std::max(width, name.size());
    std::printf("%-*s  %8s  %8s  %10s  %8s\n", static_cast<int>(width), "class", "samples", kParts[0], kParts[1],
                kParts[2]);
    for (std::size_t i = 0; i < counts.size(); ++i)
        std::printf("%-*s  %8zu  %8zu  %10zu  %8zu\n", static_cast<int>(width), dataset.classes()[i].c_str(),
                    counts[i][0] + counts[i][1] + counts[i][2], counts[i][0], counts[i][1], counts[i][2]);
    std::printf("%zu samples, fingerprint %s\n", dataset.samples().size(), dataset.fingerprint().c_str());
    for (const auto *remarks : {&dataset.remarks(), &split.remarks})
        for (const Text &remark : *remarks)
            std::printf("- %s\n", remark.english().c_str());
    if (!dataset.setAside().empty())
        std::printf("%zu set aside:\n", dataset.setAside().size());
    for (const data::SetAside &file : dataset.setAside())
        std::printf("  %s\n", badInput(file.file, file.reason).line().c_str());
}

Result<void> check(const Options &options)
{
    training::RunConfig config;
    if (auto applied = applyData(config, options.data); !applied)
        return applied;
    for (const std::string &setting : options.settings)
        if (auto applied = training::applyAssignment(config, setting); !applied)
            return applied;
    const StopToken &stop = interruptToken();
    TrainingProgress progress;
    const auto data = training::openData(config, &stop,
                                         [&](std::size_t done, std::size_t all) { progress.lookingAtData(done, all); });
    if (!data)
        return data.error();
    if (stop.stopped())
        return failed({}, say("stopped"));
    if (options.json)
        printJson(toJson(data->dataset, data->split, config));
    else
        print(data->dataset, data->split);
    return {};
}

} // namespace

void addCheck(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("check", "Look at data: classes, split, and what would be left out and why");
    const auto options = std::make_shared<Options>();
    command->add_option("data", options->data, "As --data of train")->required();
    command->add_option("--set", options->settings, "Settings of data and split, KEY=VALUE each; see train --help");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] { invocation.action = [options] { return check(*options); }; });
}

} // namespace headstart::cli
