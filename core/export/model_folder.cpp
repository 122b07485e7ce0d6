// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/model_folder.h"

#include "core/base/hashing.h"
#include "core/base/text_file.h"
#include "core/data/batch_loader.h"
#include "core/export/run_export.h"
#include "core/training/config_keys.h"
#include "core/training/loss.h"
#include "core/training/preparation.h"
#include "core/training/run_model.h"
#include "core/zoo/load.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <ATen/core/grad_mode.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/randn.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace headstart::exporting {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char *kWeights = "model.safetensors";
constexpr const char *kDescription = "headstart.json";
constexpr int kVersion = 1;
constexpr std::uint64_t kLargestDescription = 256 << 20;

Result<Json> describe(const training::RunModel &model, const runs::RunRow &run, const fs::path &weights)
{
    const auto hash = sha256OfFile(weights);
    if (!hash)
        return hash.error();
    const Json config = training::toJson(model.config);
    Json out = {{"headstart_model", kVersion},
                {"architecture", model.network.id()},
                {"weights", {{"file", kWeights}, {"sha256", *hash}}},
                {"classes", model.classes},
                {"preprocessing", config.at("preprocessing")},
                {"texts", config.at("texts")},
                {"run", {{"id", run.id}, {"name", run.name}}}};
    if (model.best)
        out["validation"] = {{"accuracy", model.best->validationAccuracy},
                             {"loss", model.best->validationLoss},
                             {"epoch", model.best->epoch}};
    out["environment"] = Json::parse(run.environment, nullptr, false);
    out["config"] = config;
    return out;
}

Result<void> writeFiles(const training::RunModel &model, const runs::RunRow &run, const fs::path &folder)
{
    if (auto saved = zoo::save(model.network, (folder / kWeights).string()); !saved)
        return saved;
    if (model.text)
        if (auto kept = training::keepTextModel(*model.text, model.classes, folder); !kept)
            return kept;
    const auto description = describe(model, run, folder / kWeights);
    if (!description)
        return description.error();
    return writeTextFile(folder / kDescription,
                         description->dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// A batch of the run's validation samples; nothing where its data cannot be read any more.
std::optional<data::Batch> validationBatch(const training::RunModel &model)
{
    constexpr std::size_t kSamples = 32;
    training::RunConfig config = model.config;
    auto data = training::openData(config, nullptr, {});
    if (!data || !training::tokenize(*data, model.text, config, nullptr, {}))
        return std::nullopt;
    std::vector<std::size_t> samples = data->split.of(data::Part::Validation);
    samples.resize(std::min(samples.size(), kSamples));
    data::LoaderOptions options;
    options.preprocessing = training::preprocessingOf(config.preprocessing);
    options.batch = kSamples;
    auto batch = data->inputs().batches(samples, options)->next();
    return batch ? std::move(*batch) : std::nullopt;
}

/// Where there are no samples.
zoo::Flow madeUp(const training::RunModel &model)
{
    constexpr std::int64_t kSamples = 8;
    if (model.text)
        return zoo::madeUpInput(zoo::textVariant(*model.text->config), kSamples, model.config.texts.maxTokens);
    const std::int64_t side = model.config.preprocessing.crop;
    return zoo::flowOf(at::randn({kSamples, 3, side, side}, at::detail::createCPUGenerator(0), at::kFloat));
}

Result<ExportCheck> check(const training::RunModel &model, const fs::path &folder)
{
    const auto readBack = openModelFolder(folder);
    if (!readBack)
        return readBack.error();
    const at::NoGradGuard noGradient;
    const auto batch = validationBatch(model);
    const zoo::Flow input = batch ? batch->input : madeUp(model);
    const at::Tensor difference = model.network.forward(input).sub(readBack->network.forward(input)).abs();
    return ExportCheck{static_cast<std::size_t>(difference.size(0)), batch.has_value(), model.text.has_value(),
                       difference.max().item<double>()};
}

Result<void> makeEmptyFolder(const fs::path &folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return badInput(folder.string(), say("cannot be written: %1", systemMessage(error.value())));
    if (!fs::is_empty(folder, error) || error)
        return badInput(folder.string(), say("the folder to export into must be new or empty"));
    return {};
}

/// What was written into a folder that was empty.
void removeFiles(const fs::path &folder)
{
    std::error_code ignored;
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(folder, ignored))
        if (entry.is_regular_file(ignored))
            files.push_back(entry.path());
    for (const fs::path &file : files)
        fs::remove(file, ignored);
}

Result<Json> readDescription(const fs::path &path)
{
    const auto text = readTextFile(path, kLargestDescription);
    if (!text)
        return text.error();
    Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.contains("headstart_model") || !json["headstart_model"].is_number_integer())
        return badInput(path.string(), say("this is no description of a model"));
    if (json["headstart_model"] > kVersion)
        return badInput(path.string(), say("this was written by a later version of Headstart"));
    return json;
}

} // namespace

Result<ExportCheck> exportRun(const runs::RunStore &store, const runs::RunRow &run, const fs::path &folder)
{
    const auto model = training::RunModel::open(store, run);
    if (!model)
        return model.error();
    if (auto made = makeEmptyFolder(folder); !made)
        return made.error();
    const auto written = writeFiles(*model, run, folder);
    auto checked = written ? check(*model, folder) : Result<ExportCheck>(written.error());
    if (!checked)
        removeFiles(folder);
    return checked;
}

bool isModelFolder(const fs::path &folder)
{
    std::error_code error;
    return fs::is_regular_file(folder / kDescription, error);
}

Result<ModelFolder> openModelFolder(const fs::path &folder)
{
    const fs::path path = folder / kDescription;
    const auto description = readDescription(path);
    if (!description)
        return description.error();
    training::RunConfig config;
    ModelFolder out{zoo::Network({}, {}, {}), {}, {}, {}, {}};
    std::string architecture;
    try {
        architecture = description->at("architecture").get<std::string>();
        out.classes = description->at("classes").get<std::vector<std::string>>();
        for (const char *section : {"preprocessing", "texts"})
            if (description->contains(section))
                if (auto applied = training::applyJson(config, description->at(section).dump(), path.string(),
                                                       std::string(section) + ".");
                    !applied)
                    return applied.error();
    } catch (const nlohmann::json::exception &error) {
        return badInput(path.string(), say("the description is incomplete: %1", error.what()));
    }
    auto kept = training::keptModel(folder, architecture);
    if (!kept)
        return kept.error();
    if (kept->text)
        out.maxTokens = config.texts.maxTokens;
    else if (auto checked = training::checkPreprocessing(config.preprocessing); !checked)
        return badInput(path.string(), checked.error().place, checked.error().rule);
    out.preprocessing = training::preprocessingOf(config.preprocessing);
    const auto file = weights::WeightsFile::open(folder / kWeights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(kept->variant, *file);
    if (!loaded)
        return loaded.error();
    if (loaded->network.classes() != training::outputsFor(out.classes))
        return badInput(path.string(),
                        say("it names %1 classes; the weights know %2", out.classes.size(), loaded->network.classes()));
    out.network = std::move(loaded->network);
    out.text = std::move(kept->text);
    return out;
}

} // namespace headstart::exporting
