// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/training_progress.h"
#include "core/data/text_findings.h"
#include "core/training/config_keys.h"
#include "core/training/model_tokenizer.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

namespace headstart::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string data;
    std::string model;
    std::vector<std::string> settings;
    bool json = false;
};

/// What was looked at.
struct Findings {
    const data::Dataset &dataset;
    const data::Split &split;
    std::optional<data::TextLengths> lengths; ///< of texts
    std::size_t most = 0;                     ///< tokens that the network sees of one; 0: no network was named
};

constexpr std::array<const char *, 3> kParts = {"train", "validation", "test"};
using Counts = std::vector<std::array<std::size_t, 3>>; ///< [class][part]

/// Where labels are numbers, all samples are one class.
Counts countsOf(const data::Dataset &dataset, const data::Split &split)
{
    Counts counts(std::max<std::size_t>(1, dataset.classes().size()));
    for (std::size_t i = 0; i < split.parts.size(); ++i)
        ++counts[dataset.samples()[i].label][static_cast<std::size_t>(split.parts[i])];
    return counts;
}

std::vector<Text> remarksOn(const Findings &findings)
{
    std::vector<Text> out = findings.dataset.remarks();
    out.insert(out.end(), findings.split.remarks.begin(), findings.split.remarks.end());
    if (!findings.lengths)
        return out;
    const auto texts = data::findingsOf(findings.dataset, *findings.lengths, findings.most);
    out.insert(out.end(), texts.begin(), texts.end());
    return out;
}

/// Where tokens were counted, also what is lost of them.
Json toJson(const data::TextLengths &lengths, std::size_t most)
{
    Json out = {{"unit", lengths.inTokens ? "tokens" : "characters"},
                {"texts", lengths.sorted.size()},
                {"median", lengths.quantile(0.5)},
                {"percentile95", lengths.quantile(0.95)},
                {"longest", lengths.quantile(1)}};
    if (lengths.inTokens) {
        out["max_tokens"] = most;
        out["truncated"] = lengths.truncated(most);
        out["unknown"] = lengths.unknownShare();
    }
    return out;
}

/// Smallest, mean and largest label of data whose labels are numbers.
std::array<double, 3> numbersIn(const data::Dataset &dataset)
{
    std::array<double, 3> out = {dataset.samples().front().number, 0, dataset.samples().front().number};
    for (const data::Sample &sample : dataset.samples()) {
        out[0] = std::min(out[0], sample.number);
        out[1] += sample.number / static_cast<double>(dataset.samples().size());
        out[2] = std::max(out[2], sample.number);
    }
    return out;
}

Json toJson(const Findings &findings, const training::RunConfig &config)
{
    const data::Dataset &dataset = findings.dataset;
    const Counts counts = countsOf(dataset, findings.split);
    Json out = {{"data", training::toJson(config).at("data")},
                {"samples", dataset.samples().size()},
                {"classes", Json::array()},
                {"set_aside", Json::array()},
                {"remarks", Json::array()}};
    if (findings.lengths)
        out["lengths"] = toJson(*findings.lengths, findings.most);
    if (dataset.areNumbers()) {
        const auto numbers = numbersIn(dataset);
        out["labels"] = {{"least", numbers[0]}, {"mean", numbers[1]}, {"most", numbers[2]}};
    }
    for (std::size_t i = 0; i < dataset.classes().size(); ++i)
        out["classes"].push_back({{"name", dataset.classes()[i]},
                                  {"train", counts[i][0]},
                                  {"validation", counts[i][1]},
                                  {"test", counts[i][2]}});
    for (const data::SetAside &file : dataset.setAside())
        out["set_aside"].push_back({{"file", file.file}, {"reason", file.reason.english()}});
    for (const Text &remark : remarksOn(findings))
        out["remarks"].push_back(remark.english());
    return out;
}

void print(const Findings &findings)
{
    const data::Dataset &dataset = findings.dataset;
    const Counts counts = countsOf(dataset, findings.split);
    std::size_t width = 5;
    for (const std::string &name : dataset.classes())
        width = std::max(width, name.size());
    std::printf("%-*s  %8s  %8s  %10s  %8s\n", static_cast<int>(width), "class", "samples", kParts[0], kParts[1],
                kParts[2]);
    for (std::size_t i = 0; i < counts.size(); ++i)
        std::printf("%-*s  %8zu  %8zu  %10zu  %8zu\n", static_cast<int>(width),
                    dataset.classes().empty() ? "all" : dataset.classes()[i].c_str(),
                    counts[i][0] + counts[i][1] + counts[i][2], counts[i][0], counts[i][1], counts[i][2]);
    std::printf("%zu samples, fingerprint %s\n", dataset.samples().size(), dataset.fingerprint().c_str());
    if (dataset.areNumbers()) {
        const auto numbers = numbersIn(dataset);
        std::printf("labels are numbers from %g to %g, %g on average\n", numbers[0], numbers[2], numbers[1]);
    }
    for (const Text &remark : remarksOn(findings))
        std::printf("- %s\n", remark.english().c_str());
    if (findings.most > 0 && findings.lengths->truncated(findings.most) == 0)
        std::printf("- no text is longer than the %zu tokens that the network sees\n", findings.most);
    if (!dataset.setAside().empty())
        std::printf("%zu set aside:\n", dataset.setAside().size());
    for (const data::SetAside &file : dataset.setAside())
        std::printf("  %s\n", badInput(file.file, file.reason).line().c_str());
}

/// How the model that was named reads texts; nothing where none was. Errors: it takes pictures; more tokens are to be
/// seen than it takes.
Result<std::optional<training::ModelTokenizer>> reader(const Options &options, const training::RunConfig &config,
                                                       const std::filesystem::path &library)
{
    if (options.model.empty())
        return std::optional<training::ModelTokenizer>();
    auto found = training::tokenizerOf(options.model, library);
    if (!found)
        return found.error();
    if (!*found)
        return badInput(options.model, say("it takes pictures and has no tokens: name a model that reads texts"));
    const std::int64_t seen = config.texts.maxTokens == 0 ? (*found)->usual : config.texts.maxTokens;
    if (auto checked = training::checkMaxTokens(seen, (*found)->longest); !checked)
        return checked.error();
    return found;
}

Result<void> check(const Options &options, const std::filesystem::path &library)
{
    training::RunConfig config;
    if (auto applied = applyData(config, options.data); !applied)
        return applied;
    for (const std::string &setting : options.settings)
        if (auto applied = training::applyAssignment(config, setting); !applied)
            return applied;
    const auto model = reader(options, config, library);
    if (!model)
        return model.error();
    const StopToken &stop = interruptToken();
    TrainingProgress progress;
    const auto data = training::openData(config, &stop,
                                         [&](std::size_t done, std::size_t all) { progress.lookingAtData(done, all); });
    if (!data)
        return data.error();
    if (stop.stopped())
        return failed({}, say("stopped"));
    if (*model && !data->dataset.isText())
        return badInput(config.data.path, say("these are pictures; %1 reads texts", options.model));
    Findings findings{data->dataset, data->split, {}};
    if (*model)
        findings.most = static_cast<std::size_t>((*model)->seen(config.texts.maxTokens));
    if (data->dataset.isText())
        findings.lengths = data::lengthsOf(
            data->dataset, *model ? data::countTokensBy((*model)->tokenizer) : data::CountTokens(), &stop);
    if (options.json)
        printJson(toJson(findings, config));
    else
        print(findings);
    return {};
}

} // namespace

void addCheck(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("check", "Look at data: classes, split, and what would be left out and why");
    const auto options = std::make_shared<Options>();
    command->add_option("data", options->data, "As --data of train")->required();
    command->add_option("--model", options->model,
                        "For texts: a model whose tokenizer measures them, by its name or folder");
    command->add_option("--set", options->settings,
                        "Settings of data and split, and texts.max_tokens, KEY=VALUE each; see train --help");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return check(*options, invocation.libraryFolder); };
    });
}

} // namespace headstart::cli
