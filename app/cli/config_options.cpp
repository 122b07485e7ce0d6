// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/config_options.h"

#include "app/cli/data_argument.h"
#include "core/catalogue/recipes.h"
#include "core/training/config_keys.h"
#include "core/training/freeze_plan.h"
#include "core/training/model_source.h"
#include "core/zoo/registry.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace headstart::cli {

namespace {

/// The table of settings, as the end of the command's help.
std::string settingsHelp()
{
    const training::RunConfig defaults;
    std::string out = "Settings (--set KEY=VALUE):\n";
    for (const training::ConfigKey &key : training::configKeys()) {
        if (key.filledIn)
            continue;
        const std::string value = training::valueText(key.get(defaults));
        out += "  " + key.path + "=" + (value.empty() ? "''" : value) + "\n      " + key.help.english() + " ("
               + training::rangeText(key) + ")\n";
    }
    return out;
}

Result<void> applyUnfreeze(training::RunConfig &config, std::size_t count)
{
    const auto variant = training::variantOf(config.model.id);
    if (!variant)
        return variant.error();
    const auto cut = training::cutOfLast(zoo::build(*variant, {.device = c10::DeviceType::Meta}), count);
    if (!cut)
        return cut.error();
    config.freeze.cut = *cut;
    return {};
}

} // namespace

void addConfigOptions(CLI::App &command, ConfigOptions &options)
{
    command.add_option("--model", options.model, "The model's name, efficientnet-lite0 for example");
    command.add_option("--data", options.data,
                       "A folder of class folders, a table, an IDX file, or a JSON file that describes data");
    command.add_option("--weights", options.weights, "pretrained, random, run:ID, or a file of weights");
    CLI::Option *cut = command.add_option("--cut", options.cut, "The first stage that trains (head: the head alone)");
    command.add_option("--unfreeze", options.unfreeze, "How many of the last stages train, the head included")
        ->check(CLI::Range(1, 10'000))
        ->excludes(cut);
    std::string recipes;
    for (const std::string &name : catalogue::recipeNames())
        recipes += (recipes.empty() ? "" : ", ") + name;
    command.add_option("--recipe", options.recipe, "A JSON file of settings, or the name of a recipe: " + recipes);
    command.add_option("--set", options.settings, "Settings, KEY=VALUE each; see below");
    command.footer(settingsHelp);
}

Result<training::RunConfig> configOf(const ConfigOptions &options)
{
    training::RunConfig config;
    if (!options.recipe.empty()) {
        // A name without a suffix is one of the program's own.
        const bool isFile = std::filesystem::path(options.recipe).has_extension();
        const auto text = isFile ? readDescription(options.recipe) : catalogue::recipe(options.recipe);
        if (!text)
            return text.error();
        if (auto applied = training::applyJson(config, *text, options.recipe); !applied)
            return applied.error();
    }
    if (!options.model.empty())
        config.model.id = options.model;
    if (!options.weights.empty())
        config.model.weights = options.weights;
    if (!options.cut.empty())
        config.freeze.cut = options.cut;
    if (!options.data.empty())
        if (auto applied = applyData(config, options.data); !applied)
            return applied.error();
    if (options.unfreeze > 0)
        if (auto applied = applyUnfreeze(config, options.unfreeze); !applied)
            return applied.error();
    for (const std::string &setting : options.settings)
        if (auto applied = training::applyAssignment(config, setting); !applied)
            return applied.error();
    if (config.model.id.empty() || config.data.path.empty())
        return badInput({}, say("name a model and data: --model M --data D"));
    config.fingerprint.clear();
    return config;
}

} // namespace headstart::cli
