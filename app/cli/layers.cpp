// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/load_report.h"

#include "core/insight/outline.h"
#include "core/training/model_source.h"
#include "core/zoo/load.h"
#include "core/zoo/registry.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace headstart::cli {

namespace {

using insight::StageOutline;

struct Options {
    std::string model;
    std::string weights;
    std::optional<std::int64_t> classes;
    bool json = false;
};

/// A network from outside, and what a file brought to it if one was named.
struct Subject {
    insight::Outline outline;
    std::optional<weights::Format> format;
    weights::LoadReport report;
};

Result<Subject> subjectOf(const Options &options, const std::string &weights, const zoo::Variant &variant)
{
    if (weights.empty() || options.classes)
        return Subject{insight::outlineOf(variant, options.classes.value_or(zoo::usualClasses(variant))), {}, {}};
    const auto file = weights::WeightsFile::open(weights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(variant, *file);
    if (!loaded)
        return loaded.error();
    return Subject{insight::outlineOf(loaded->network, variant), file->format(), std::move(loaded->report)};
}

StageOutline total(const std::vector<StageOutline> &rows)
{
    StageOutline sum{"total", {}, 0, 0};
    for (const StageOutline &row : rows) {
        sum.parameters += row.parameters;
        sum.multiplyAdds += row.multiplyAdds;
    }
    return sum;
}

std::string shapeText(const std::vector<std::int64_t> &shape)
{
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text;
}

/// With a comma between thousands.
std::string grouped(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3; place -= 3)
        text.insert(place - 3, ",");
    return text;
}

void print(const std::vector<StageOutline> &rows)
{
    std::size_t width = 5;
    for (const StageOutline &row : rows)
        width = std::max(width, row.name.size());
    const auto line = [&](const std::string &stage, const std::string &shape, const std::string &parameters,
                          const std::string &multiplyAdds) {
        std::printf("%-*s  %-15s  %12s  %15s\n", static_cast<int>(width), stage.c_str(), shape.c_str(),
                    parameters.c_str(), multiplyAdds.c_str());
    };
    line("stage", "output", "parameters", "multiply-adds");
    for (const StageOutline &row : rows)
        line(row.name, shapeText(row.shape), grouped(row.parameters), grouped(row.multiplyAdds));
    const StageOutline sum = total(rows);
    line(sum.name, "", grouped(sum.parameters), grouped(sum.multiplyAdds));
}

nlohmann::ordered_json toJson(const std::string &model, const insight::Outline &outline)
{
    const std::int64_t size = outline.inputSize;
    const std::vector<StageOutline> &rows = outline.stages;
    nlohmann::ordered_json json = {{"model", model}};
    json["input"] = outline.isText ? std::vector{size} : std::vector<std::int64_t>{3, size, size};
    for (const StageOutline &row : rows)
        json["stages"].push_back({{"name", row.name},
                                  {"output", row.shape},
                                  {"parameters", row.parameters},
                                  {"multiply_adds", row.multiplyAdds}});
    const StageOutline sum = total(rows);
    json["parameters"] = sum.parameters;
    json["multiply_adds"] = sum.multiplyAdds;
    return json;
}

Result<void> layers(const Options &options)
{
    const auto variant = training::variantOf(options.model);
    if (!variant)
        return variant.error();
    const auto beside = training::weightsBeside(options.model);
    if (!beside)
        return beside.error();
    const std::string weights = options.weights.empty() ? beside->string() : options.weights;
    const auto subject = subjectOf(options, weights, *variant);
    if (!subject)
        return subject.error();
    if (options.json) {
        auto json = toJson(options.model, subject->outline);
        if (subject->format)
            json["weights"] = reportJson(subject->report, *subject->format, weights);
        std::printf("%s\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
        return {};
    }
    print(subject->outline.stages);
    if (subject->format) {
        std::printf("\n");
        printReport(subject->report, *subject->format, weights);
    }
    return {};
}

} // namespace

void addLayers(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("layers", "Print a model's stages: output, parameters, multiply-adds");
    const auto options = std::make_shared<Options>();
    command->add_option("model", options->model, "The model's name, resnet50 for example, or a folder with config.json")
        ->required();
    CLI::Option *weights =
        command->add_option("--weights", options->weights, "Load this file of weights and report on it");
    command->add_option("--classes", options->classes, "Number of classes")
        ->check(CLI::Range(1, 1'000'000))
        ->excludes(weights);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] { invocation.action = [options] { return layers(*options); }; });
}

} // namespace headstart::cli
