// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/insight/outline.h"
#include "core/training/run_config.h"

#include <QList>
#include <QString>

#include <optional>
#include <string>

namespace headstart::ui {

/// A way to train: settings that go together, and when they are for you.
struct Recipe {
    QString id; ///< "head", "later", "everything", or its name among the program's recipes
    QString title;
    QString text;
    bool isPossible = true; ///< else `text` says what is missing
    /// JSON of settings; see applied().
    std::string settings;
};

/// The ways to train this model on these data. Without a model there are no stages to choose from.
QList<Recipe> recipesFor(const std::string &model, const std::optional<insight::Outline> &outline,
                         const std::optional<data::Dataset> &dataset);

/// A configuration with a recipe's settings: what it does not name is as usual, but for the model, the data, the split,
/// pictures' sizes, seeds and what the computer does, which stay.
training::RunConfig applied(const Recipe &recipe, const training::RunConfig &config);

/// Where the later part of a model begins: the group of stages that starts nearest after three fifths of the chain.
std::string laterStage(const insight::Outline &outline);

} // namespace headstart::ui
