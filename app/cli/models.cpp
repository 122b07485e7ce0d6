// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/card_argument.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/catalogue/library_contents.h"
#include "core/insight/speed_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <memory>
#include <thread>
#include <unistd.h>

namespace headstart::cli {

namespace {

struct Options {
    std::vector<std::string> words;
    std::string task;
    bool json = false;
    bool speed = false;
    bool onDisk = false;
    std::int64_t threads = std::max(1U, std::thread::hardware_concurrency());
};

using Speeds = std::vector<insight::MeasuredSpeed>;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// Each of the words occurs.
bool isFound(const catalogue::ModelCard &card, const std::vector<std::string> &words, const std::string &task)
{
    if (!task.empty() && card.readsTexts != (task == "text"))
        return false;
    const std::string text = lower(card.id + " " + card.title + " " + card.licence + " " + card.catalogue);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string &word) { return text.find(lower(word)) != std::string::npos; });
}

bool isHere(const catalogue::ModelCard &card, const catalogue::Library &library)
{
    return !library.firstMissing(card);
}

nlohmann::ordered_json toJson(const insight::MeasuredSpeed &measured)
{
    return {{"pictures_per_second", measured.speed.picturesPerSecond},
            {"threads", measured.speed.threads},
            {"batch", measured.speed.batch},
            {"input", measured.inputSize},
            {"measured", localTime(measured.when)},
            {"processor", measured.processor}};
}

nlohmann::ordered_json toJson(const catalogue::ModelCard &card, bool here, const insight::MeasuredSpeed *speed)
{
    nlohmann::ordered_json json = {{"id", card.id},
                                   {"network", card.network},
                                   {"title", card.title},
                                   {"task", card.readsTexts ? "text" : "image"},
                                   {"parameters", card.parameters},
                                   {"multiply_adds", card.multiplyAdds},
                                   {"input", card.inputSize()},
                                   {"licence", card.licence},
                                   {"source", card.source},
                                   {"catalogue", card.catalogue},
                                   {"file", card.weights.file},
                                   {"sha256", card.weights.sha256},
                                   {"address", card.weights.address},
                                   {"here", here}};
    if (card.accuracy.top1 > 0)
        json["accuracy"] = {
            {"top1", card.accuracy.top1}, {"top5", card.accuracy.top5}, {"source", card.accuracy.source}};
    if (speed)
        json["speed"] = toJson(*speed);
    return json;
}

void printRow(const catalogue::ModelCard &card, bool here)
{
    constexpr double kMillion = 1e6;
    constexpr double kBillion = 1e9;
    char top1[16] = "-";
    if (card.accuracy.top1 > 0)
        std::snprintf(top1, sizeof top1, "%.1f", card.accuracy.top1);
    const std::string state = (here ? "here " : "") + card.catalogue;
    std::printf("%-50s %8.1f %8.2f %6d %6s  %-13s %s\n", card.id.c_str(),
                static_cast<double>(card.parameters) / kMillion, static_cast<double>(card.multiplyAdds) / kBillion,
                card.inputSize(), top1, card.licence.c_str(), state.c_str());
}

Result<void> models(const Options &options, const Invocation &invocation)
{
    const catalogue::Library library(invocation.libraryFolder);
    const Speeds speeds = options.json ? insight::SpeedFile(insight::SpeedFile::defaultFile()).read() : Speeds();
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    std::size_t count = 0;
    if (!options.json)
        std::printf("%-50s %8s %8s %6s %6s  %-13s\n", "model", "params M", "MACs G", "input", "top-1", "licence");
    for (const catalogue::ModelCard &card : catalogue::cards()) {
        if (!isFound(card, options.words, options.task))
            continue;
        ++count;
        if (options.json)
            json.push_back(toJson(card, isHere(card, library),
                                  findSpeed(speeds, card.network, card.inputSize(), options.threads)));
        else
            printRow(card, isHere(card, library));
    }
    if (options.json)
        printJson(json);
    else
        std::printf("sets of weights: %zu\n", count);
    return {};
}

/// On a terminal, one line that changes.
void showMeasuring(std::size_t done, std::size_t all, const std::string &id)
{
    if (isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "\r\033[K%zu of %zu: %s", done, all, id.c_str());
}

Result<insight::MeasuredSpeed> measure(const catalogue::ModelCard &card, std::int64_t threads)
{
    const auto speed = insight::measureSpeed(card.network, card.inputSize(), threads, interruptToken());
    if (!speed)
        return speed.error();
    if (!*speed)
        return failed(card.id, say("it was stopped"));
    const auto measured = insight::SpeedFile::stamped(card.network, card.inputSize(), **speed);
    if (auto kept = insight::SpeedFile(insight::SpeedFile::defaultFile()).remember(measured); !kept)
        return kept.error();
    return measured;
}

/// Those that are named, or all.
Result<std::vector<const catalogue::ModelCard *>> cardsOf(const std::vector<std::string> &names)
{
    std::vector<const catalogue::ModelCard *> out;
    for (const std::string &name : names) {
        const auto card = cardNamed(name);
        if (!card)
            return card.error();
        out.push_back(*card);
    }
    if (names.empty())
        for (const catalogue::ModelCard &card : catalogue::cards())
            out.push_back(&card);
    return out;
}

/// Sets of weights of one network, that see pictures of one size, are equally fast: that is measured once.
Result<void> speeds(const Options &options)
{
    const auto cards = cardsOf(options.words);
    if (!cards)
        return cards.error();
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    Speeds measured;
    if (!options.json)
        std::printf("%-50s %11s %7s %5s %6s\n", "model", "per second", "threads", "batch", "input");
    for (const catalogue::ModelCard *card : *cards) {
        showMeasuring(static_cast<std::size_t>(json.size()) + 1, cards->size(), card->id);
        if (!findSpeed(measured, card->network, card->inputSize(), options.threads)) {
            auto one = measure(*card, options.threads);
            if (!one)
                return one.error();
            measured.push_back(std::move(*one));
        }
        const insight::MeasuredSpeed &one = *findSpeed(measured, card->network, card->inputSize(), options.threads);
        auto line = toJson(one);
        line["id"] = card->id;
        json.push_back(line);
        showMeasuring(json.size(), cards->size(), {});
        if (!options.json)
            std::printf("%-50s %11.1f %7lld %5lld %6d\n", card->id.c_str(), one.speed.picturesPerSecond,
                        static_cast<long long>(one.speed.threads), static_cast<long long>(one.speed.batch),
                        card->inputSize());
    }
    if (options.json)
        printJson(json);
    return {};
}

Result<void> onDisk(const Options &options, const Invocation &invocation)
{
    const catalogue::Library library(invocation.libraryFolder);
    const auto contents = libraryContents(library);
    if (!contents)
        return contents.error();
    if (options.json) {
        nlohmann::ordered_json files = nlohmann::ordered_json::array();
        for (const catalogue::LibraryFile &file : contents->files)
            files.push_back({{"file", file.name},
                             {"model", file.card ? nlohmann::ordered_json(file.card->id) : nlohmann::ordered_json()},
                             {"bytes", file.bytes},
                             {"whole", file.isWhole},
                             {"changed", localTime(file.changed)}});
        printJson({{"folder", library.folder().string()},
                   {"bytes", contents->bytes},
                   {"free_bytes", contents->freeBytes},
                   {"files", files}});
        return {};
    }
    for (const catalogue::LibraryFile &file : contents->files)
        std::printf("%-50s %10s  %s  %s%s\n", file.card ? file.card->id.c_str() : "(not in the catalogue)",
                    megabytes(file.bytes).c_str(), localTime(file.changed).c_str(), file.name.c_str(),
                    file.isWhole ? "" : " (a part)");
    std::printf("%s: %zu files, %s; %s free\n", library.folder().c_str(), contents->files.size(),
                megabytes(contents->bytes).c_str(), megabytes(contents->freeBytes).c_str());
    return {};
}

} // namespace

void addModels(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand("models", "List the sets of weights that the catalogue knows");
    const auto options = std::make_shared<Options>();
    command->add_option("words", options->words,
                        "Only those whose name or licence contains these; with --speed, names of models");
    command->add_option("--task", options->task, "Only those that look at pictures, or read texts")
        ->check(CLI::IsMember({"image", "text"}));
    CLI::Option *speed =
        command->add_flag("--speed", options->speed, "Measure how fast they run forward on this machine");
    command->add_option("--threads", options->threads, "Threads that --speed measures with")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--on-disk", options->onDisk, "List the files of weights in the library")->excludes(speed);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&invocation, options] {
        invocation.showsCatalogue = true;
        invocation.action = [&invocation, options] {
            return options->speed    ? speeds(*options)
                   : options->onDisk ? onDisk(*options, invocation)
                                     : models(*options, invocation);
        };
    });
}

} // namespace headstart::cli
