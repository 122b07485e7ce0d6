// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/recognise.h"
#include "app/cli/command.h"
#include "app/cli/load_report.h"

#include "core/zoo/text_config.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string file;
    bool json = false;
};

nlohmann::ordered_json toJson(const zoo::Recognition &found, const weights::WeightsFile &file)
{
    nlohmann::ordered_json json = {
        {"network", found.variant->id}, {"classes", found.classes}, {"has_head", found.hasHead}};
    json["others"] = nlohmann::ordered_json::array();
    for (const zoo::Variant *other : found.others)
        json["others"].push_back(other->id);
    if (!found.variant->twin.empty())
        json["twin"] = found.variant->twin;
    if (found.variant->text)
        json["config"] = nlohmann::ordered_json::parse(zoo::textConfigJson(*found.variant->text));
    json["weights"] = reportJson(found.report, file.format(), file.name());
    return json;
}

void printSizes(const zoo::TextConfig &config)
{
    std::printf("  %lld layers, %lld wide, a vocabulary of %lld; none that was published has these sizes.\n"
                "  How many attention heads it has, %lld perhaps, only a config.json can tell.\n",
                static_cast<long long>(config.layers), static_cast<long long>(config.hidden),
                static_cast<long long>(config.vocabulary), static_cast<long long>(config.heads));
}

void print(const zoo::Recognition &found, const weights::WeightsFile &file)
{
    std::printf("%s, %s\n", std::string(found.variant->id).c_str(),
                found.hasHead ? (std::to_string(found.classes) + " classes").c_str() : "without a head");
    for (const zoo::Variant *other : found.others)
        std::printf("  or %s, which has the same tensors\n", std::string(other->id).c_str());
    if (!found.variant->twin.empty())
        std::printf("  A file of %s looks the same and would compute something else here.\n",
                    std::string(found.variant->twin).c_str());
    if (found.described)
        printSizes(*found.variant->text);
    printReport(found.report, file.format(), file.name());
}

Result<void> recognise(const Options &options)
{
    const auto file = weights::WeightsFile::open(options.file);
    if (!file)
        return file.error();
    const auto found = zoo::recognise(*file);
    if (!found)
        return found.error();
    if (options.json)
        std::printf("%s\n",
                    toJson(*found, *file).dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    else
        print(*found, *file);
    return {};
}

} // namespace

void addRecognise(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("recognise", "Say which network a file of weights is of");
    const auto options = std::make_shared<Options>();
    command->add_option("file", options->file, "A file of weights, from wherever")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] { invocation.action = [options] { return recognise(*options); }; });
}

} // namespace headstart::cli
