// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::catalogue {

/// A file as the catalogue knows it.
struct WeightsFact {
    std::string file;             ///< its name in the library; a text model's lie in a folder of its name
    std::uint64_t bytes = 0;      ///< 0: not known to the last one
    std::uint64_t aboutBytes = 0; ///< to show
    std::string sha256;           ///< lower-case hex; its beginning alone, or nothing, where no more is known
    std::string address;          ///< where it can be fetched; empty: packaging/start.sh brings it
};

/// How the published evaluation turns a picture into the network's input.
struct InputFact {
    int resize = 256; ///< pixels of the shorter side
    int crop = 224;
    std::string interpolation; ///< "bilinear" or "bicubic"
    std::array<double, 3> mean = {};
    std::array<double, 3> deviation = {};
};

/// Published, on ImageNet-1k's validation pictures. Percent; 0: nobody says.
struct AccuracyFact {
    double top1 = 0;
    double top5 = 0;
    std::string source;
};

/// What loads the same weights in Python.
struct OriginFact {
    std::string library; ///< "torchvision", "timm", "keras" or "transformers"
    std::string model;
    std::string weights; ///< torchvision's or Keras's name of the set
};

/// One set of weights: what it is, where it comes from, how it is used. From
/// resources/catalogue/*.json, or a catalogue of the user's own.
struct ModelCard {
    std::string id;      ///< of a network's first set the network's name, of others with a tag: "resnet50.v2"
    std::string network; ///< its name in the registry
    std::vector<std::string> aliases;
    std::string title;   ///< for people
    std::string family;  ///< "ResNet"
    std::string licence; ///< SPDX
    std::string paper;   ///< address
    std::string source;  ///< who trained the weights
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< of one picture of the published size, or 128 tokens
    AccuracyFact accuracy;
    OriginFact origin;
    WeightsFact weights;
    InputFact input; ///< of one that looks at pictures
    bool readsTexts = false;
    std::int64_t tokens = 0;         ///< that it takes of a text at most
    std::vector<WeightsFact> beside; ///< a text model's other files: config.json, its tokenizer
    std::string labels; ///< the list of class names: "imagenet1k"; empty: it was not trained to tell classes apart
    // Of a catalogue of the user's own alone, or a text model in a folder of the user's (insight/own_text_model.h).
    std::string catalogue;              ///< its name; empty: the program's
    std::filesystem::path folder;       ///< where it lies, and weights may; empty: it came from an address
    std::vector<std::string> ownLabels; ///< in the order of the logits; empty: `labels` names them

    /// What it is usually given: pixels of a side, or tokens of a text.
    int inputSize() const { return readsTexts ? static_cast<int>(std::min<std::int64_t>(tokens, 128)) : input.crop; }
    /// Whether its weights were trained to tell classes apart.
    bool tellsClasses() const { return !labels.empty() || !ownLabels.empty(); }
};

/// All cards, in the catalogue's order; those of the user's own follow. What it returns, and every card in it, lives as
/// long as the program. Any thread.
const std::vector<ModelCard> &cards();

/// Takes in cards of the user's own; from then on cards() has them too. What collides with a card that is there, by a
/// name or a file in the library, is left out: the earlier one wins. Returns what was left out, and why. Any thread.
std::vector<Error> addCards(const std::vector<ModelCard> &own);

/// By id or alias; nullptr if there is none.
const ModelCard *findCard(std::string_view name);

/// The zoo's name of the network that a model's weights fill: its card's, or where there is no card the name itself.
std::string_view networkOf(std::string_view model);

/// The class names of a list, in the order of the logits.
Result<std::vector<std::string>> labels(const std::string &list);
Result<std::vector<std::string>> labels(const ModelCard &card);

/// Reads one of the program's catalogue files, which are trusted (parseOwnCards reads those that are not). Errors name
/// the card and the field. Public for tests.
Result<std::vector<ModelCard>> parseCards(std::string_view json, const std::string &name);

} // namespace headstart::catalogue
