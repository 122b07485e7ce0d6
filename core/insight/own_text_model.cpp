// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/own_text_model.h"

#include "core/insight/classifier.h"
#include "core/insight/outline.h"
#include "core/training/model_source.h"
#include "core/zoo/load.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_folder.h"

#include <algorithm>
#include <string>
#include <vector>

namespace headstart::insight {

namespace {

namespace fs = std::filesystem;

/// One way of writing it, so that the same folder is the same model.
fs::path cleaned(const fs::path &folder)
{
    std::error_code error;
    fs::path whole = fs::absolute(folder, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// The folder's name; in the cache of Hugging Face's programs ("models--google--bert/snapshots/a1b2...") the model's.
std::string titleOf(const fs::path &folder)
{
    std::string name = folder.filename().string();
    if (folder.parent_path().filename() == "snapshots")
        name = folder.parent_path().parent_path().filename().string();
    const std::size_t cut = name.rfind("--");
    return name.starts_with("models--") ? name.substr(cut + 2) : name;
}

std::string familyOf(const zoo::TextConfig &config)
{
    switch (config.family) {
    case zoo::TextFamily::Roberta:
        return "RoBERTa";
    case zoo::TextFamily::DistilBert:
        return "DistilBERT";
    case zoo::TextFamily::Bert:
        break;
    }
    return "BERT";
}

/// What the head in the file tells apart; empty: there is none, or its outputs are no classes.
std::vector<std::string> labelsOf(const zoo::TextConfig &config, const weights::LoadReport &report)
{
    const bool tellsClasses =
        config.problem == zoo::TextProblem::Unsaid || config.problem == zoo::TextProblem::SingleLabel;
    const auto classes = static_cast<std::size_t>(report.classes.value_or(0));
    if (!tellsClasses || classes < 2)
        return {};
    return labelsFor(config.labels, classes);
}

Result<weights::LoadReport> fitOf(const zoo::Variant &variant, const fs::path &weights)
{
    const auto file = weights::WeightsFile::open(weights);
    if (!file)
        return file.error();
    const zoo::Network shape =
        zoo::build(variant, {.classes = zoo::usualClasses(variant), .device = c10::DeviceType::Meta});
    auto plan = weights::planLoad(*file, zoo::slotsOf(shape), weights::HeadPolicy::Replace);
    if (!plan)
        return plan.error();
    return std::move(plan->report);
}

} // namespace

fs::path textFolderOf(const fs::path &path)
{
    if (zoo::isTextFolder(path))
        return path;
    const std::string name = path.filename().string();
    const bool isOfOne = name == "config.json" || name == "model.safetensors" || name == "pytorch_model.bin";
    return isOfOne && zoo::isTextFolder(path.parent_path()) ? path.parent_path() : fs::path();
}

Result<catalogue::ModelCard> readOwnTextModel(const fs::path &given)
{
    const fs::path folder = cleaned(given);
    const auto opened = zoo::openTextFolder(folder);
    if (!opened)
        return opened.error();
    const auto weights = training::weightsOf(folder.string(), {});
    if (!weights)
        return weights.error();
    const zoo::Variant variant = zoo::textVariant(opened->config);
    const auto report = fitOf(variant, *weights);
    if (!report)
        return report.error();
    if (const auto text = training::textModelOf(folder.string(), variant, {}); !text)
        return text.error();
    const Outline outline = outlineOf(variant, zoo::usualClasses(variant));
    catalogue::ModelCard card;
    card.id = folder.string();
    card.network = card.id;
    card.title = titleOf(folder);
    card.family = familyOf(opened->config);
    card.parameters = outline.parameters();
    card.multiplyAdds = outline.multiplyAdds();
    card.weights.file = weights->string();
    std::error_code error;
    if (const auto bytes = fs::file_size(*weights, error); !error)
        card.weights.aboutBytes = bytes;
    card.readsTexts = true;
    card.tokens = opened->config.longest();
    card.catalogue = folder.parent_path().string();
    card.folder = folder;
    card.ownLabels = labelsOf(opened->config, *report);
    return card;
}

} // namespace headstart::insight
