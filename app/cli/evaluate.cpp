// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/insight/run_evaluation.h"
#include "core/training/config_keys.h"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string run;
    std::string data;
    std::vector<std::string> settings;
    std::string part = "validation";
    bool json = false;
};

Result<insight::RunEvaluation> evaluated(training::RunModel &model, const Options &options, const StopToken &stop)
{
    const std::map<std::string, data::Part> parts = {
        {"train", data::Part::Train}, {"validation", data::Part::Validation}, {"test", data::Part::Test}};
    if (options.data.empty())
        return insight::evaluateOwnData(model, parts.at(options.part), &stop);
    training::RunConfig config = model.config; // how its data were read holds for these too
    if (auto applied = applyData(config, options.data); !applied)
        return applied.error();
    for (const std::string &setting : options.settings)
        if (auto applied = training::applyAssignment(config, setting); !applied)
            return applied.error();
    return insight::evaluateOtherData(model, config.data, &stop);
}

Result<void> evaluate(const Options &options, const Invocation &invocation)
{
    const StopToken &stop = interruptToken();
    const auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Read);
    if (!store)
        return store.error();
    const auto run = store->find(options.run);
    if (!run)
        return run.error();
    auto model = training::RunModel::open(*store, *run);
    if (!model)
        return model.error();
    const auto evaluation = evaluated(*model, options, stop);
    if (stop.stopped())
        return failed({}, say("stopped"));
    if (!evaluation)
        return evaluation.error();
    if (options.json) {
        auto json = evaluation->numbers ? numberMetricsJson(*evaluation->numbers)
                                        : metricsJson(evaluation->metrics, evaluation->classes);
        json["run"] = run->id;
        json["set_aside"] = evaluation->setAside;
        printJson(json);
    } else if (evaluation->numbers) {
        printNumberMetrics(*evaluation->numbers);
    } else {
        printMetrics(evaluation->metrics, evaluation->classes);
    }
    return {};
}

} // namespace

void addEvaluate(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("evaluate", "Judge a run's best network on labelled pictures or texts");
    const auto options = std::make_shared<Options>();
    command->add_option("run", options->run, "The run's id, the beginning of it, or its name")->required();
    CLI::Option *data = command->add_option("--data", options->data, "Other data than its own: all of them");
    command->add_option("--set", options->settings, "Settings of these data, KEY=VALUE each; see train --help")
        ->needs(data);
    command->add_option("--part", options->part, "Which part of its own data")
        ->check(CLI::IsMember({"train", "validation", "test"}))
        ->excludes(data)
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return evaluate(*options, invocation); };
    });
}

} // namespace headstart::cli
