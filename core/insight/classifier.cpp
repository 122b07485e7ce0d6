// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/classifier.h"

#include "core/catalogue/model_card.h"
#include "core/data/preprocessing.h"
#include "core/data/preview.h"
#include "core/data/text/text_batches.h"
#include "core/export/model_folder.h"
#include "core/training/run_model.h"
#include "core/zoo/kept_blocks.h"
#include "core/zoo/load.h"
#include "core/zoo/text_config.h"
#include "core/zoo/text_folder.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/softmax.h>

#include <algorithm>
#include <numeric>

namespace headstart::insight {

struct Classifier::Parts {
    zoo::Network network;
    data::Preprocessing preprocessing;
    std::vector<std::string> labels;
    std::optional<training::TextModel> text = {};
    std::int64_t maxTokens = 0;
    data::DataSource trainedOn = {};

    Result<std::vector<Guesses>> guesses(const zoo::Flow &input, const std::string &name, std::size_t count) const;
    Result<Guesses> guessesOfOne(const zoo::Flow &input, const std::string &name, std::size_t count) const;
    data::Tokens tokens(const data::TextSample &sample) const
    {
        return data::encode(text->tokenizer, sample, static_cast<std::size_t>(maxTokens));
    }
};

namespace {

data::Preprocessing preprocessingOf(const catalogue::InputFact &input)
{
    return {input.resize, input.crop,
            input.interpolation == "bicubic" ? data::Interpolation::Bicubic : data::Interpolation::Bilinear, input.mean,
            input.deviation};
}

/// Of a run, or of an exported one. No classes: it foretells a number.
Result<void> checkClasses(const std::vector<std::string> &classes, const std::string &name)
{
    return classes.empty() ? Result<void>(badInput(name, say("it foretells a number and tells no classes apart")))
                           : Result<void>();
}

/// A head that files of weights leave out is a new one: what it says means nothing.
Result<void> checkHead(const zoo::Loaded &loaded, const zoo::TextConfig &config, const std::string &name)
{
    const auto isOfHead = [&](const std::string &tensor) { return loaded.network.isOfHead(tensor); };
    if (std::any_of(loaded.report.missing.begin(), loaded.report.missing.end(), isOfHead))
        return badInput(name,
                        say("this model has no trained head, it knows no classes yet: train it on your data, then "
                            "predict with that run"));
    if (config.problem == zoo::TextProblem::Regression || loaded.network.classes() < 2)
        return badInput(name, say("it foretells a number and tells no classes apart"));
    if (config.problem == zoo::TextProblem::MultiLabel)
        return badInput(name, say("its head gives each label a probability of its own, several may hold at once: such "
                                  "heads are not supported"));
    return {};
}

} // namespace

Classifier::Classifier(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{}
Classifier::Classifier(Classifier &&) noexcept = default;
Classifier::~Classifier() = default;

Result<Classifier> Classifier::load(const catalogue::ModelCard &card, const std::filesystem::path &weights)
{
    if (card.readsTexts)
        return ofTextFolder(weights.parent_path());
    const auto variant = zoo::findVariant(card.network);
    if (!variant)
        return variant.error();
    const auto file = weights::WeightsFile::open(weights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(**variant, *file);
    if (!loaded)
        return loaded.error();
    auto names = catalogue::labels(card);
    if (!names)
        return names.error();
    auto labels = labelsFor(std::move(*names), static_cast<std::size_t>(loaded->network.classes()));
    return Classifier(
        std::make_unique<Parts>(Parts{std::move(loaded->network), preprocessingOf(card.input), std::move(labels)}));
}

Result<Classifier> Classifier::ofRun(const runs::RunStore &store, const runs::RunRow &run)
{
    auto model = training::RunModel::open(store, run);
    if (!model)
        return model.error();
    if (auto checked = checkClasses(model->classes, run.name); !checked)
        return checked.error();
    return Classifier(std::make_unique<Parts>(Parts{
        std::move(model->network), training::preprocessingOf(model->config.preprocessing), std::move(model->classes),
        std::move(model->text), model->config.texts.maxTokens, std::move(model->config.data)}));
}

Result<Classifier> Classifier::ofFolder(const std::filesystem::path &folder)
{
    if (!exporting::isModelFolder(folder) && zoo::isTextFolder(folder))
        return ofTextFolder(folder);
    auto model = exporting::openModelFolder(folder);
    if (!model)
        return model.error();
    if (auto checked = checkClasses(model->classes, folder.string()); !checked)
        return checked.error();
    return Classifier(
        std::make_unique<Parts>(Parts{std::move(model->network), model->preprocessing, std::move(model->classes),
                                      std::move(model->text), model->maxTokens}));
}

Result<Classifier> Classifier::ofTextFolder(const std::filesystem::path &folder)
{
    const std::string name = folder.string();
    const auto variant = training::variantOf(name);
    if (!variant)
        return variant.error();
    const auto path = training::weightsOf(name, {});
    if (!path)
        return path.error();
    auto text = training::textModelOf(name, *variant, {});
    if (!text)
        return text.error();
    const auto file = weights::WeightsFile::open(*path);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(*variant, *file);
    if (!loaded)
        return loaded.error();
    if (auto checked = checkHead(*loaded, *variant->text, name); !checked)
        return checked.error();
    auto labels = labelsFor(variant->text->labels, static_cast<std::size_t>(loaded->network.classes()));
    return Classifier(std::make_unique<Parts>(
        Parts{std::move(loaded->network), {}, std::move(labels), std::move(*text), variant->text->longest()}));
}

Result<Guesses> Classifier::classify(const data::Picture &picture, const std::string &name, std::size_t count) const
{
    if (m_parts->text)
        return badInput(name, say("this is a picture; the model reads texts"));
    const auto input = data::preprocess(picture, m_parts->preprocessing, name);
    if (!input)
        return input.error();
    return m_parts->guessesOfOne(zoo::flowOf(input->unsqueeze(0)), name, count);
}

bool Classifier::readsTexts() const
{
    return m_parts->text.has_value();
}

const data::DataSource &Classifier::trainedOn() const
{
    return m_parts->trainedOn;
}

Result<Guesses> Classifier::classify(const data::TextSample &text, const std::string &name, std::size_t count) const
{
    if (!m_parts->text)
        return badInput(name, say("this is a text; the model looks at pictures"));
    return m_parts->guessesOfOne(data::textFlow(m_parts->tokens(text)), name, count);
}

Result<std::vector<Guesses>> Classifier::classify(std::span<const data::TextSample> texts, const std::string &name,
                                                  std::size_t count, const StopToken *stop) const
{
    constexpr std::size_t kAtOnce = 32;
    if (!m_parts->text)
        return badInput(name, say("this is a text; the model looks at pictures"));
    std::vector<data::Tokens> tokens;
    for (const data::TextSample &text : texts)
        tokens.push_back(m_parts->tokens(text));
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return tokens[a].ids.size() > tokens[b].ids.size(); // where memory is too small, it shows at once
    });
    const zoo::KeptBlocks keptBlocks;
    std::vector<Guesses> out(texts.size());
    for (std::size_t begin = 0; begin < order.size(); begin += kAtOnce) {
        if (stop && stop->stopped())
            return std::vector<Guesses>();
        const auto samples = std::span(order).subspan(begin, std::min(kAtOnce, order.size() - begin));
        std::vector<data::Tokens> together;
        for (const std::size_t sample : samples)
            together.push_back(std::move(tokens[sample]));
        auto guesses = m_parts->guesses(data::textFlow(together, m_parts->text->tokenizer.padding()), name, count);
        if (!guesses)
            return guesses.error();
        for (std::size_t i = 0; i < samples.size(); ++i)
            out[samples[i]] = std::move((*guesses)[i]);
    }
    return out;
}

SeenText Classifier::seen(const data::TextSample &text) const
{
    const data::Tokens tokens = m_parts->tokens(text);
    return {tokens.ids.size(), tokens.cutOff, data::unknownIn(tokens, m_parts->text->tokenizer)};
}

Result<std::vector<Guesses>> Classifier::Parts::guesses(const zoo::Flow &input, const std::string &name,
                                                        std::size_t count) const
{
    const at::NoGradGuard noGradient;
    const at::Tensor logits = network.forward(input);
    if (!logits.isfinite().all().item<bool>())
        return badInput(name, say("the network's output is not a number: its weights are damaged"));
    const std::size_t kept = std::min(count, labels.size());
    const auto [values, indices] = at::softmax(logits, 1).topk(static_cast<std::int64_t>(kept));
    const at::Tensor probabilities = values.to(at::kDouble).contiguous();
    const at::Tensor classes = indices.contiguous();
    std::vector<Guesses> out(static_cast<std::size_t>(logits.size(0)));
    for (std::size_t i = 0; i < out.size() * kept; ++i)
        out[i / kept].push_back({labels[static_cast<std::size_t>(classes.const_data_ptr<std::int64_t>()[i])],
                                 probabilities.const_data_ptr<double>()[i]});
    return out;
}

Result<Guesses> Classifier::Parts::guessesOfOne(const zoo::Flow &input, const std::string &name,
                                                std::size_t count) const
{
    auto all = guesses(input, name, count);
    return all ? Result<Guesses>(std::move(all->front())) : Result<Guesses>(all.error());
}

Result<data::Picture> Classifier::seen(const data::Picture &picture, const std::string &name) const
{
    return data::seen(picture, m_parts->preprocessing, name);
}

std::vector<std::string> labelsFor(std::vector<std::string> names, std::size_t classes)
{
    if (names.size() == classes)
        return names;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < classes; ++i)
        numbers.push_back("class " + std::to_string(i));
    return numbers;
}

FolderKind kindOfFolder(const std::filesystem::path &folder)
{
    if (zoo::isTextFolder(folder))
        return FolderKind::Texts;
    return exporting::isModelFolder(folder) ? FolderKind::Pictures : FolderKind::None;
}

} // namespace headstart::insight
