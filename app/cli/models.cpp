// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string search;
    bool json = false;
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

bool isFound(const catalogue::ModelCard &card, const std::string &search)
{
    return lower(card.id + " " + card.title + " " + card.licence + " " + card.catalogue).find(lower(search))
           != std::string::npos;
}

bool isHere(const catalogue::ModelCard &card, const catalogue::Library &library)
{
    std::error_code error;
    return std::filesystem::exists(library.place(card), error);
}

nlohmann::ordered_json toJson(const catalogue::ModelCard &card, bool here)
{
    nlohmann::ordered_json json = {{"id", card.id},
                                   {"network", card.network},
                                   {"title", card.title},
                                   {"parameters", card.parameters},
                                   {"multiply_adds", card.multiplyAdds},
                                   {"input", card.input.crop},
                                   {"licence", card.licence},
                                   {"source", card.source},
                                   {"catalogue", card.catalogue},
                                   {"file", card.weights.file},
                                   {"sha256", card.weights.sha256},
                                   {"address", card.weights.address},
                                   {"here", here}};
    if (card.accuracy.top1 > 0)
        json["accuracy"] = {
            {"top1", card.accuracy.top1}, {"top5", card.accuracy.top5}, {"source", card.accuracy.source}};
    return json;
}

void printRow(const catalogue::ModelCard &card, bool here)
{
    constexpr double kMillion = 1e6;
    constexpr double kBillion = 1e9;
    char top1[16] = "-";
    if (card.accuracy.top1 > 0)
        std::snprintf(top1, sizeof top1, "%.1f", card.accuracy.top1);
    const std::string state = (here ? "here " : "") + card.catalogue;
    std::printf("%-50s %8.1f %8.2f %6d %6s  %-13s %s\n", card.id.c_str(),
                static_cast<double>(card.parameters) / kMillion, static_cast<double>(card.multiplyAdds) / kBillion,
                card.input.crop, top1, card.licence.c_str(), state.c_str());
}

Result<void> models(const Options &options, const Invocation &invocation)
{
    const catalogue::Library library(invocation.libraryFolder);
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    std::size_t count = 0;
    if (!options.json)
        std::printf("%-50s %8s %8s %6s %6s  %-13s\n", "model", "params M", "MACs G", "input", "top-1", "licence");
    for (const catalogue::ModelCard &card : catalogue::cards()) {
        if (!isFound(card, options.search))
            continue;
        ++count;
        if (options.json)
            json.push_back(toJson(card, isHere(card, library)));
        else
            printRow(card, isHere(card, library));
    }
    if (options.json)
        printJson(json);
    else
        std::printf("sets of weights: %zu\n", count);
    return {};
}

} // namespace

void addModels(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("models", "List the sets of weights that the catalogue knows");
    const auto options = std::make_shared<Options>();
    command->add_option("search", options->search, "Only those whose name or licence contains this");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.showsCatalogue = true;
        invocation.action = [&invocation, options] { return models(*options, invocation); };
    });
}

} // namespace headstart::cli
