// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/classifier.h"

#include "core/catalogue/model_card.h"
#include "core/data/preprocessing.h"
#include "core/data/preview.h"
#include "core/data/text/text_batches.h"
#include "core/export/model_folder.h"
#include "core/training/run_model.h"
#include "core/zoo/load.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/softmax.h>

#include <algorithm>

namespace headstart::insight {

struct Classifier::Parts {
    zoo::Network network;
    data::Preprocessing preprocessing;
    std::vector<std::string> labels;
    std::optional<training::TextModel> text = {};
    std::int64_t maxTokens = 0;

    Result<std::vector<Guess>> guesses(const zoo::Flow &input, const std::string &name, std::size_t count) const;
};

namespace {

data::Preprocessing preprocessingOf(const catalogue::InputFact &input)
{
    return {input.resize, input.crop,
            input.interpolation == "bicubic" ? data::Interpolation::Bicubic : data::Interpolation::Bilinear, input.mean,
            input.deviation};
}

/// The names of the card's classes, or numbers where the weights know another number of classes.
Result<std::vector<std::string>> labelsFor(const catalogue::ModelCard &card, std::size_t classes)
{
    auto labels = catalogue::labels(card);
    if (!labels || labels->size() == classes)
        return labels;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < classes; ++i)
        numbers.push_back("class " + std::to_string(i));
    return numbers;
}

} // namespace

Classifier::Classifier(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{}
Classifier::Classifier(Classifier &&) noexcept = default;
Classifier::~Classifier() = default;

Result<Classifier> Classifier::load(const catalogue::ModelCard &card, const std::filesystem::path &weights)
{
    const auto variant = zoo::findVariant(card.network);
    if (!variant)
        return variant.error();
    const auto file = weights::WeightsFile::open(weights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(**variant, *file);
    if (!loaded)
        return loaded.error();
    auto labels = labelsFor(card, static_cast<std::size_t>(loaded->network.classes()));
    if (!labels)
        return labels.error();
    return Classifier(
        std::make_unique<Parts>(Parts{std::move(loaded->network), preprocessingOf(card.input), std::move(*labels)}));
}

Result<Classifier> Classifier::ofRun(const runs::RunStore &store, const runs::RunRow &run)
{
    auto model = training::RunModel::open(store, run);
    if (!model)
        return model.error();
    return Classifier(std::make_unique<Parts>(
        Parts{std::move(model->network), training::preprocessingOf(model->config.preprocessing),
              std::move(model->classes), std::move(model->text), model->config.texts.maxTokens}));
}

Result<Classifier> Classifier::ofFolder(const std::filesystem::path &folder)
{
    auto model = exporting::openModelFolder(folder);
    if (!model)
        return model.error();
    return Classifier(
        std::make_unique<Parts>(Parts{std::move(model->network), model->preprocessing, std::move(model->classes),
                                      std::move(model->text), model->maxTokens}));
}

Result<std::vector<Guess>> Classifier::classify(const data::Picture &picture, const std::string &name,
                                                std::size_t count) const
{
    if (m_parts->text)
        return badInput(name, say("this is a picture; the model reads texts"));
    const auto input = data::preprocess(picture, m_parts->preprocessing, name);
    if (!input)
        return input.error();
    return m_parts->guesses(zoo::flowOf(input->unsqueeze(0)), name, count);
}

bool Classifier::readsTexts() const
{
    return m_parts->text.has_value();
}

Result<std::vector<Guess>> Classifier::classify(const data::TextSample &text, const std::string &name,
                                                std::size_t count) const
{
    if (!m_parts->text)
        return badInput(name, say("this is a text; the model looks at pictures"));
    const auto most = static_cast<std::size_t>(m_parts->maxTokens);
    const data::Tokens tokens = data::encode(m_parts->text->tokenizer, text, most);
    return m_parts->guesses(data::textFlow(tokens), name, count);
}

Result<std::vector<Guess>> Classifier::Parts::guesses(const zoo::Flow &input, const std::string &name,
                                                      std::size_t count) const
{
    const at::NoGradGuard noGradient;
    const at::Tensor logits = network.forward(input).squeeze(0);
    if (!logits.isfinite().all().item<bool>())
        return badInput(name, say("the network's output is not a number: its weights are damaged"));
    const auto [probabilities, classes] =
        at::softmax(logits, 0).topk(static_cast<std::int64_t>(std::min(count, labels.size())));
    std::vector<Guess> out;
    for (std::int64_t i = 0; i < classes.size(0); ++i)
        out.push_back(
            {labels[static_cast<std::size_t>(classes[i].item<std::int64_t>())], probabilities[i].item<double>()});
    return out;
}

Result<data::Picture> Classifier::seen(const data::Picture &picture, const std::string &name) const
{
    return data::seen(picture, m_parts->preprocessing, name);
}

} // namespace headstart::insight
