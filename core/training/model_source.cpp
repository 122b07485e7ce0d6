// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/model_source.h"

#include "core/base/text_file.h"
#include "core/catalogue/library.h"
#include "core/catalogue/model_card.h"
#include "core/zoo/text_folder.h"

namespace headstart::training {

namespace {

namespace fs = std::filesystem;

/// Of a text model that is called so.
fs::path folderOf(const std::string &model, const fs::path &library)
{
    if (const catalogue::ModelCard *card = catalogue::findCard(model))
        return (library / card->weights.file).parent_path();
    return zoo::isTextFolder(model) ? fs::path(model) : library / model;
}

} // namespace

Result<zoo::Variant> variantOf(const std::string &model)
{
    if (zoo::isTextFolder(model)) {
        auto folder = zoo::openTextFolder(model);
        if (!folder)
            return folder.error();
        return zoo::textVariant(std::move(folder->config));
    }
    const auto variant = zoo::findVariant(catalogue::networkOf(model));
    if (!variant)
        return variant.error();
    return **variant;
}

Result<fs::path> weightsBeside(const fs::path &folder)
{
    if (!zoo::isTextFolder(folder))
        return fs::path();
    auto opened = zoo::openTextFolder(folder);
    if (!opened)
        return opened.error();
    return std::move(opened->weights).value_or(fs::path());
}

Result<fs::path> weightsOf(const std::string &model, const fs::path &library)
{
    if (const catalogue::ModelCard *card = catalogue::findCard(model))
        return catalogue::Library(library).find(*card);
    const fs::path folder = folderOf(model, library);
    if (!zoo::isTextFolder(folder))
        return badInput(model, say("the catalogue has no weights for this model: give a file of them"));
    auto weights = weightsBeside(folder);
    if (weights && weights->empty())
        return badInput(folder.string(), say("there is neither model.safetensors nor pytorch_model.bin in it"));
    return weights;
}

Result<std::optional<TextModel>> textModelOf(const std::string &model, const zoo::Variant &variant,
                                             const fs::path &library)
{
    if (!variant.text)
        return std::optional<TextModel>();
    const fs::path folder = folderOf(model, library);
    auto tokenizer = data::Tokenizer::open(folder);
    if (!tokenizer)
        return tokenizer.error();
    const auto known = static_cast<std::size_t>(variant.text->vocabulary);
    if (tokenizer->vocabulary() > known)
        return badInput(folder.string(), say("the tokenizer knows %1 tokens, the network %2: they are not of one model",
                                             tokenizer->vocabulary(), known));
    return std::optional(TextModel{variant.text, std::move(*tokenizer)});
}

Result<void> keepTextModel(const TextModel &text, const std::vector<std::string> &classes, const fs::path &folder)
{
    for (const fs::path &file : text.tokenizer.files()) {
        std::error_code error;
        fs::copy_file(file, folder / file.filename(), fs::copy_options::overwrite_existing, error);
        if (error)
            return badInput((folder / file.filename()).string(),
                            say("cannot be written: %1", systemMessage(error.value())));
    }
    zoo::TextConfig config = *text.config;
    config.labels = classes;
    if (classes.empty()) { // numbers: transformers wants a name for the one output all the same
        config.labels = {"LABEL_0"};
        config.problem = zoo::TextProblem::Regression;
    }
    return writeTextFile(zoo::configIn(folder), zoo::textConfigJson(config));
}

std::string keptModelId(const fs::path &folder, const std::string &architecture)
{
    return zoo::isTextFolder(folder) ? folder.string() : architecture;
}

Result<KeptModel> keptModel(const fs::path &folder, const std::string &architecture)
{
    auto variant = variantOf(keptModelId(folder, architecture));
    if (!variant)
        return variant.error();
    auto text = textModelOf(folder.string(), *variant, {});
    if (!text)
        return text.error();
    return KeptModel{std::move(*variant), std::move(*text)};
}

} // namespace headstart::training
