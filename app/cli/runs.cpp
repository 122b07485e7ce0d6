// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/output.h"
#include "core/training/config_keys.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

namespace headstart::cli {

namespace {

using Json = nlohmann::ordered_json;
using runs::RunRow;

struct Options {
    std::vector<std::string> runs;
    bool json = false;
    bool stages = false; ///< of csv
};

Result<runs::RunStore> openStore(const Invocation &invocation)
{
    return runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Read);
}

Result<std::vector<RunRow>> findAll(const runs::RunStore &store, const std::vector<std::string> &names)
{
    std::vector<RunRow> out;
    for (const std::string &name : names) {
        auto row = store.find(name);
        if (!row)
            return row.error();
        out.push_back(std::move(*row));
    }
    return out;
}

Json toJson(const runs::EpochRow &row)
{
    return {{"epoch", row.epoch},
            {"step", row.step},
            {"train_loss", row.trainLoss},
            {"train_accuracy", row.trainAccuracy},
            {"validation_loss", row.validationLoss},
            {"validation_accuracy", row.validationAccuracy},
            {"seconds", row.seconds},
            {"best", row.isBest}};
}

Json toJson(const RunRow &row)
{
    Json out = {{"run", row.id},          {"name", row.name},       {"status", runs::statusName(row.status)},
                {"created", row.created}, {"changed", row.changed}, {"seconds", row.seconds},
                {"steps", row.steps},     {"epochs", row.epochs}};
    if (row.best)
        out["best"] = toJson(*row.best);
    if (!row.parent.empty())
        out["parent"] = row.parent;
    if (!row.message.empty())
        out["message"] = row.message;
    return out;
}

void print(const RunRow &row)
{
    std::printf("%-10s  %-11s  %-16s  %7lld  %6lld  %8s  %8s  %s\n", row.id.c_str(),
                std::string(runs::statusName(row.status)).c_str(), localTime(row.created).c_str(),
                static_cast<long long>(row.steps), static_cast<long long>(row.epochs),
                row.best ? percent(row.best->validationAccuracy).c_str() : "-", duration(row.seconds).c_str(),
                row.name.c_str());
}

Result<void> list(const Options &options, const Invocation &invocation)
{
    const auto store = openStore(invocation);
    if (!store)
        return store.error();
    const auto all = store->runs();
    if (!all)
        return all.error();
    if (options.json) {
        Json out = Json::array();
        for (const RunRow &row : *all)
            out.push_back(toJson(row));
        printJson(out);
        return {};
    }
    if (all->empty())
        std::printf("no runs yet: headstart-cli train starts one (%s)\n", store->file().c_str());
    else
        std::printf("%-10s  %-11s  %-16s  %7s  %6s  %8s  %8s  %s\n", "run", "status", "started", "steps", "epochs",
                    "best", "time", "name");
    for (const RunRow &row : *all)
        print(row);
    return {};
}

void printEpochs(const std::vector<runs::EpochRow> &epochs)
{
    if (epochs.empty())
        return;
    std::printf("\nepoch    step  train loss  accuracy  validation loss  accuracy     time\n");
    for (const runs::EpochRow &row : epochs)
        std::printf("%5lld  %6lld  %10.4f  %8s  %15.4f  %8s  %7s%s\n", static_cast<long long>(row.epoch),
                    static_cast<long long>(row.step), row.trainLoss, percent(row.trainAccuracy).c_str(),
                    row.validationLoss, percent(row.validationAccuracy).c_str(), duration(row.seconds).c_str(),
                    row.isBest ? "  best so far" : "");
}

/// A stage's last measurement; none: it is frozen.
struct LastOfStage {
    std::string stage;
    std::optional<runs::StageRow> row;
};

Result<std::vector<LastOfStage>> lastOfStages(const runs::RunStore &store, const std::string &run)
{
    const auto stages = store.stages(run);
    if (!stages)
        return stages.error();
    const auto rows = store.stageRows(run);
    if (!rows)
        return rows.error();
    std::vector<LastOfStage> out;
    for (const std::string &stage : *stages) {
        const auto last =
            std::find_if(rows->rbegin(), rows->rend(), [&](const runs::StageRow &row) { return row.stage == stage; });
        out.push_back({stage, last == rows->rend() ? std::nullopt : std::optional(*last)});
    }
    return out;
}

Json toJson(const std::vector<LastOfStage> &stages)
{
    Json out = Json::array();
    for (const LastOfStage &stage : stages) {
        out.push_back({{"stage", stage.stage}});
        if (stage.row)
            out.back().update(Json{
                {"step", stage.row->step}, {"drift", stage.row->drift}, {"gradient_norm", stage.row->gradientNorm}});
    }
    return out;
}

void print(const std::vector<LastOfStage> &stages)
{
    if (std::none_of(stages.begin(), stages.end(), [](const LastOfStage &stage) { return stage.row.has_value(); }))
        return;
    std::size_t width = 5;
    for (const LastOfStage &stage : stages)
        width = std::max(width, stage.stage.size());
    const int column = static_cast<int>(width);
    std::printf("\n%-*s    step       drift  gradient norm\n", column, "stage");
    for (const LastOfStage &stage : stages) {
        if (!stage.row)
            std::printf("%-*s  %6s  %10s  %13s\n", column, stage.stage.c_str(), "-", "frozen", "-");
        else
            std::printf("%-*s  %6lld  %10.4g  %13.4g\n", column, stage.stage.c_str(),
                        static_cast<long long>(stage.row->step), stage.row->drift, stage.row->gradientNorm);
    }
}

Json toJson(const std::vector<runs::Intervention> &interventions)
{
    Json out = Json::array();
    for (const runs::Intervention &one : interventions)
        out.push_back({{"step", one.step}, {"key", one.key}, {"value", one.value}});
    return out;
}

void print(const std::vector<runs::Intervention> &interventions)
{
    if (interventions.empty())
        return;
    std::printf("\nchanged by hand:\n");
    for (const runs::Intervention &one : interventions)
        std::printf("  after step %lld: %s = %s\n", static_cast<long long>(one.step), one.key.c_str(),
                    one.value.c_str());
}

/// The settings that are not the defaults.
void printSettings(const training::RunConfig &config)
{
    std::printf("\nsettings that are not the defaults:\n");
    const std::vector<training::RunConfig> both = {training::RunConfig(), config};
    for (const training::Difference &difference : training::differences(both))
        std::printf("  %s = %s\n", difference.key.c_str(), difference.values[1].c_str());
}

Result<void> show(const Options &options, const Invocation &invocation)
{
    const auto store = openStore(invocation);
    if (!store)
        return store.error();
    const auto row = store->find(options.runs.front());
    if (!row)
        return row.error();
    const auto epochs = store->epochs(row->id);
    if (!epochs)
        return epochs.error();
    const auto log = store->log(row->id);
    if (!log)
        return log.error();
    const auto config = training::configFromText(row->config, row->name);
    if (!config)
        return config.error();
    const auto stages = lastOfStages(*store, row->id);
    if (!stages)
        return stages.error();
    const auto interventions = store->interventions(row->id);
    if (!interventions)
        return interventions.error();
    if (options.json) {
        Json out = toJson(*row);
        out["classes"] = row->classes;
        out["config"] = training::toJson(*config);
        out["environment"] = Json::parse(row->environment, nullptr, false);
        out["epoch_rows"] = Json::array();
        for (const runs::EpochRow &epoch : *epochs)
            out["epoch_rows"].push_back(toJson(epoch));
        out["stages"] = toJson(*stages);
        out["interventions"] = toJson(*interventions);
        out["log"] = Json::array();
        for (const runs::LogRow &line : *log)
            out["log"].push_back({{"time", line.milliseconds}, {"level", line.level}, {"text", line.text}});
        printJson(out);
        return {};
    }
    std::printf("%s  %s\n%s, started %s, last written %s, %lld steps, %s of training\n", row->id.c_str(),
                row->name.c_str(), std::string(runs::statusName(row->status)).c_str(), localTime(row->created).c_str(),
                localTime(row->changed).c_str(), static_cast<long long>(row->steps), duration(row->seconds).c_str());
    if (!row->message.empty())
        std::printf("%s\n", row->message.c_str());
    if (!row->parent.empty())
        std::printf("starts from run %s\n", row->parent.c_str());
    printEpochs(*epochs);
    print(*stages);
    printSettings(*config);
    print(*interventions);
    std::printf("\nlog:\n");
    for (const runs::LogRow &line : *log)
        std::printf("  %s  %s\n", localTime(line.milliseconds).c_str(), line.text.c_str());
    return {};
}

/// Only what differs.
Result<void> diff(const Options &options, const Invocation &invocation)
{
    const auto store = openStore(invocation);
    if (!store)
        return store.error();
    const auto rows = findAll(*store, options.runs);
    if (!rows)
        return rows.error();
    std::vector<training::RunConfig> configs;
    for (const RunRow &row : *rows) {
        auto config = training::configFromText(row.config, row.name);
        if (!config)
            return config.error();
        configs.push_back(std::move(*config));
    }
    const auto differences = training::differences(configs);
    if (options.json) {
        Json out = {{"runs", Json::array()}, {"differences", Json::object()}};
        for (const RunRow &row : *rows)
            out["runs"].push_back(toJson(row));
        for (const training::Difference &difference : differences)
            out["differences"][difference.key] = difference.values;
        printJson(out);
        return {};
    }
    const auto line = [](const std::string &key, const std::vector<std::string> &values) {
        std::printf("%-28s", key.c_str());
        for (const std::string &value : values)
            std::printf("  %-20s", value.c_str());
        std::printf("\n");
    };
    std::vector<std::string> ids;
    std::vector<std::string> best;
    for (const RunRow &row : *rows) {
        ids.push_back(row.id);
        best.push_back(row.best ? percent(row.best->validationAccuracy) : "-");
    }
    line("", ids);
    line("best validation accuracy", best);
    for (const training::Difference &difference : differences)
        line(difference.key, difference.values);
    return {};
}

/// A field by RFC 4180.
std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// With all its digits; nothing for one that is none.
std::string number(double value)
{
    return std::isfinite(value) ? Json(value).dump() : std::string();
}

/// One row for each stage that trains at each step that was measured.
Result<void> printStageRows(const runs::RunStore &store, const std::vector<RunRow> &runs)
{
    std::printf("run,name,step,stage,gradient_norm,drift\n");
    for (const RunRow &run : runs) {
        const auto rows = store.stageRows(run.id);
        if (!rows)
            return rows.error();
        const std::string begin = run.id + "," + quoted(run.name);
        for (const runs::StageRow &row : *rows)
            std::printf("%s,%lld,%s,%s,%s\n", begin.c_str(), static_cast<long long>(row.step), row.stage.c_str(),
                        number(row.gradientNorm).c_str(), number(row.drift).c_str());
    }
    return {};
}

/// One row a step and one an epoch, tidy; numbers with all their digits, absent ones empty.
Result<void> csv(const Options &options, const Invocation &invocation)
{
    if (options.json)
        return badInput({}, say("runs csv prints CSV, not JSON; runs show RUN --json prints JSON"));
    const auto store = openStore(invocation);
    if (!store)
        return store.error();
    const auto rows = findAll(*store, options.runs);
    if (!rows)
        return rows.error();
    if (options.stages)
        return printStageRows(*store, *rows);
    std::printf("run,name,kind,epoch,step,seconds,train_loss,train_accuracy,validation_loss,validation_accuracy,"
                "head_rate,backbone_rate,gradient_norm\n");
    for (const RunRow &row : *rows) {
        const auto steps = store->steps(row.id);
        if (!steps)
            return steps.error();
        const auto epochs = store->epochs(row.id);
        if (!epochs)
            return epochs.error();
        const std::string begin = row.id + "," + quoted(row.name);
        for (const runs::StepRow &step : *steps)
            std::printf("%s,step,%lld,%lld,%s,%s,,,,%s,%s,%s\n", begin.c_str(), static_cast<long long>(step.epoch),
                        static_cast<long long>(step.step), number(step.seconds).c_str(), number(step.loss).c_str(),
                        number(step.headRate).c_str(), number(step.backboneRate).c_str(),
                        number(step.gradientNorm).c_str());
        for (const runs::EpochRow &epoch : *epochs)
            std::printf("%s,epoch,%lld,%lld,%s,%s,%s,%s,%s,,,\n", begin.c_str(), static_cast<long long>(epoch.epoch),
                        static_cast<long long>(epoch.step), number(epoch.seconds).c_str(),
                        number(epoch.trainLoss).c_str(), number(epoch.trainAccuracy).c_str(),
                        number(epoch.validationLoss).c_str(), number(epoch.validationAccuracy).c_str());
    }
    return {};
}

using Action = Result<void> (*)(const Options &, const Invocation &);

/// A part of `runs`, with `count` names of runs (at least). `options` are those of `runs` itself: its --json holds for
/// every part.
void addPart(CLI::App &parent, Invocation &invocation, const std::shared_ptr<Options> &options, const char *name,
             const char *help, Action action, int count)
{
    constexpr int kMost = 1000;
    CLI::App *command = parent.add_subcommand(name, help);
    if (count > 0)
        command->add_option("runs", options->runs, "Ids, beginnings of ids, or names")
            ->required()
            ->expected(count, action == show ? count : kMost);
    if (action == csv)
        command->add_flag("--stages", options->stages,
                          "Instead of steps and epochs: drift and gradient norm of each stage that trains");
    else
        command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options, action] {
        invocation.action = [&invocation, options, action] { return action(*options, invocation); };
    });
}

} // namespace

void addRuns(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("runs", "List runs (the default), show one, compare them, get their numbers");
    command->require_subcommand(0, 1);
    const auto options = std::make_shared<Options>();
    command->add_flag("--json", options->json, "Print JSON");
    addPart(*command, invocation, options, "list", "All runs, the newest first", list, 0);
    addPart(*command, invocation, options, "show", "Everything about a run", show, 1);
    addPart(*command, invocation, options, "diff", "The settings that differ", diff, 2);
    addPart(*command, invocation, options, "csv", "Every step and epoch as CSV", csv, 1);
    command->callback([&invocation, options, command] {
        if (command->get_subcommands().empty())
            invocation.action = [&invocation, options] { return list(*options, invocation); };
    });
}

} // namespace headstart::cli
