// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/library.h"
#include "core/insight/outline.h"
#include "core/insight/recognised_file.h"
#include "core/insight/speed_file.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace headstart::ui {

/// What the library holds of a card's weights.
struct WeightsFound {
    enum class State {
        Unknown, ///< being looked for
        Here,
        Missing,
        Wrong,   ///< another file than the catalogue's
        Unlisted ///< the catalogue names no file: the user brings one
    };
    State state = State::Unknown;
    std::optional<Error> error; ///< of Wrong
};

/// Reads the whole file: not for the window's thread.
WeightsFound findWeights(const catalogue::Library &library, const catalogue::ModelCard &card);

/// Labels of the head with which a card's parameters were counted.
std::int64_t publishedLabels(const catalogue::ModelCard &card);

/// A card, and what was found out about it since.
struct ModelFacts {
    const catalogue::ModelCard *card = nullptr; ///< lives as long as the program
    WeightsFound weights;
    std::optional<insight::MeasuredSpeed> speed = {}; ///< on this machine, with as many threads as runs take
};

/// What the page says of a model.
class ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)

public:
    static QString whatItIs(const catalogue::ModelCard &card);
    static QString input(const catalogue::ModelCard &card);
    static QString size(const catalogue::ModelCard &card);
    /// What its head tells apart, and what becomes of that head.
    static QString labels(const catalogue::ModelCard &card);
    /// Whether it is a text model in a folder of the user's, which is no part of the library.
    static bool isOwnFolder(const catalogue::ModelCard &card) { return card.readsTexts && !card.folder.empty(); }
    /// Of the library's file: nothing where it is there, else what to do.
    static QString weightsProblem(const catalogue::Library &library, const catalogue::ModelCard &card,
                                  const WeightsFound &found);
    /// "resnet18, 7 classes; PyTorch (zip), names of timm; 122 tensors".
    static QString recognised(const insight::RecognisedFile &file);
    /// "112 × 112 × 32": height, width, channels; of a text tokens and numbers of each.
    static QString shape(const std::vector<std::int64_t> &shape);
};

} // namespace headstart::ui
