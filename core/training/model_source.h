// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/text/tokenizer.h"
#include "core/zoo/registry.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace headstart::training {

/// The network that a model's name stands for: a card's, one of the registry, or that which the config.json of a folder
/// describes, as the Hugging Face hub lays it out. Errors: there is none, with the nearest names.
Result<zoo::Variant> variantOf(const std::string &model);

/// The weights in a text model's own folder; empty: it is no such folder, or has none. Errors: its config.json is not
/// usable.
Result<std::filesystem::path> weightsBeside(const std::filesystem::path &folder);

/// The pre-trained weights of a model: its card's, or the folder's model.safetensors or pytorch_model.bin; in the
/// library a text model has a folder of its name. Errors: they are not there.
Result<std::filesystem::path> weightsOf(const std::string &model, const std::filesystem::path &library);

/// What a network that takes texts has beside its weights.
struct TextModel {
    std::shared_ptr<const zoo::TextConfig> config;
    data::Tokenizer tokenizer;
};

/// From the model's folder; nothing for a network that takes pictures. Errors: the tokenizer is not there, or damaged;
/// it knows more tokens than the network.
Result<std::optional<TextModel>> textModelOf(const std::string &model, const zoo::Variant &variant,
                                             const std::filesystem::path &library);

/// Writes it into a run's or an exported model's folder, beside the weights, as the hub lays it out. No classes: it
/// foretells a number.
Result<void> keepTextModel(const TextModel &text, const std::vector<std::string> &classes,
                           const std::filesystem::path &folder);

/// What was kept in a folder: the network, of `architecture` if it takes pictures.
struct KeptModel {
    zoo::Variant variant;
    std::optional<TextModel> text;
};
/// What variantOf() knows it by.
std::string keptModelId(const std::filesystem::path &folder, const std::string &architecture);
/// Errors: those of variantOf and Tokenizer::open.
Result<KeptModel> keptModel(const std::filesystem::path &folder, const std::string &architecture);

} // namespace headstart::training
