// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/catalogue/model_card.h"
#include "core/data/decoding.h"
#include "core/data/texts_to_judge.h"
#include "core/insight/classifier.h"
#include "core/zoo/registry.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

namespace headstart::cli {

namespace {

struct Options {
    std::string model;
    std::vector<std::string> files;
    std::vector<std::string> texts;
    std::string weights;
    std::size_t top = 5;
    bool json = false;
};

using insight::Guesses;

void print(const std::string &file, const Guesses &guesses)
{
    constexpr int kBarWidth = 30;
    std::printf("%s\n", file.c_str());
    for (const insight::Guess &guess : guesses) {
        std::string bar;
        for (int i = 0; i < static_cast<int>(std::lround(guess.probability * kBarWidth)); ++i)
            bar += "█";
        std::printf("  %5.1f %%  %-28s %s\n", 100 * guess.probability, guess.label.c_str(), bar.c_str());
    }
}

/// What a guess is about: a picture's file, or a text.
struct Subject {
    std::string file; ///< empty: the text was given as it is
    std::string line; ///< of a table: "line 7"
    data::TextSample text = {};

    std::string shown() const
    {
        if (text.second)
            return text.first + " | " + *text.second;
        return text.first.empty() ? file : text.first;
    }
};

nlohmann::ordered_json toJson(const Subject &subject, const Guesses &guesses)
{
    nlohmann::ordered_json top = nlohmann::ordered_json::array();
    for (const insight::Guess &guess : guesses)
        top.push_back({{"label", guess.label}, {"probability", guess.probability}});
    nlohmann::ordered_json json;
    if (!subject.file.empty())
        json["file"] = subject.file;
    if (!subject.line.empty())
        json["place"] = subject.line;
    if (!subject.line.empty() || !subject.text.first.empty())
        json["text"] = subject.text.first;
    if (subject.text.second)
        json["text_2"] = *subject.text.second;
    json["top"] = std::move(top);
    return json;
}

/// The run of this name; if there is none, what the name might have been.
Result<insight::Classifier> classifierOfRun(const std::string &name, const std::filesystem::path &storeFile,
                                            const Error &noModel)
{
    const auto store = runs::RunStore::open(storeFile, runs::RunStore::Access::Read);
    if (!store)
        return store.error();
    const auto row = store->find(name);
    if (!row)
        return badInput(name, say("no run, no folder of an exported model and no model of the catalogue is called so "
                                  "(%1; %2)",
                                  noModel.rule.english(), row.error().rule.english()));
    return insight::Classifier::ofRun(*store, *row);
}

Result<insight::Classifier> classifierOf(const Options &options, const Invocation &invocation)
{
    if (insight::kindOfFolder(options.model) != insight::FolderKind::None)
        return insight::Classifier::ofFolder(options.model);
    const auto variant = zoo::findVariant(catalogue::networkOf(options.model));
    if (!variant)
        return classifierOfRun(options.model, invocation.storeFile, variant.error());
    const catalogue::ModelCard *card = catalogue::findCard(options.model);
    if (!card)
        return badInput(options.model, say("the catalogue says nothing of this model's pictures and classes"));
    if (!options.weights.empty())
        return insight::Classifier::load(*card, options.weights);
    const auto weights = catalogue::Library(invocation.libraryFolder).find(*card);
    if (!weights)
        return weights.error();
    return insight::Classifier::load(*card, *weights);
}

/// Of a model that reads texts: those that were given, and the rows of tables and lines of files.
Result<std::vector<Subject>> textsOf(const Options &options, const data::DataSource &like)
{
    std::vector<Subject> out;
    for (const std::string &text : options.texts)
        out.push_back({{}, {}, {text, {}}});
    for (const std::string &file : options.files) {
        const auto texts = data::openTextsToJudge(file, like);
        if (!texts)
            return texts.error();
        for (std::size_t row = 0; row < texts->samples().size(); ++row) {
            auto text = texts->text(row);
            if (!text)
                return text.error();
            out.push_back({file, texts->samples()[row].file, std::move(*text)});
        }
    }
    return out;
}

Result<std::vector<Guesses>> guessesOf(const insight::Classifier &classifier, const std::vector<Subject> &subjects,
                                       std::size_t top)
{
    if (classifier.readsTexts()) {
        std::vector<data::TextSample> texts;
        for (const Subject &subject : subjects)
            texts.push_back(subject.text);
        return classifier.classify(texts, {}, top);
    }
    std::vector<Guesses> out;
    for (const Subject &subject : subjects) {
        const auto picture = data::decodePicture(subject.file);
        if (!picture)
            return picture.error();
        auto guesses = classifier.classify(*picture, subject.file, top);
        if (!guesses)
            return guesses.error();
        out.push_back(std::move(*guesses));
    }
    return out;
}

Result<std::vector<Subject>> subjectsOf(const Options &options, const insight::Classifier &classifier)
{
    if (classifier.readsTexts())
        return textsOf(options, classifier.trainedOn());
    if (!options.texts.empty())
        return badInput(options.model, say("this model looks at pictures: --text says nothing to it"));
    std::vector<Subject> out;
    for (const std::string &file : options.files)
        out.push_back({file, {}, {}});
    return out;
}

/// All is classified before anything is printed: what cannot be read leaves no half result.
Result<void> predict(const Options &options, const Invocation &invocation)
{
    const auto classifier = classifierOf(options, invocation);
    if (!classifier)
        return classifier.error();
    const auto subjects = subjectsOf(options, *classifier);
    if (!subjects)
        return subjects.error();
    if (subjects->empty())
        return badInput(options.model, say("name files, or texts with --text"));
    const auto results = guessesOf(*classifier, *subjects, options.top);
    if (!results)
        return results.error();
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < results->size(); ++i) {
        if (options.json)
            json.push_back(toJson((*subjects)[i], (*results)[i]));
        else
            print((*subjects)[i].shown(), (*results)[i]);
    }
    if (options.json)
        std::printf("%s\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return {};
}

} // namespace

void addPredict(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("predict", "Say what pictures show, or what texts are");
    const auto options = std::make_shared<Options>();
    command
        ->add_option("model", options->model,
                     "A run, the folder of an exported model or of a text model with a trained head, or a model of the "
                     "catalogue (efficientnet-lite0)")
        ->required();
    command->add_option("files", options->files,
                        "Pictures; for a model of texts, tables of them (.csv, .tsv, .jsonl), or "
                        "files with a text a line (.txt)");
    command->add_option("--text", options->texts, "A text; may be given several times");
    command->add_option("--weights", options->weights,
                        "Use this file of weights: safetensors, PyTorch's .pth or Keras' .h5");
    command->add_option("--top", options->top, "How many classes to name")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.action = [&invocation, options] { return predict(*options, invocation); };
    });
}

} // namespace headstart::cli
