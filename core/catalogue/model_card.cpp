// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/model_card.h"

#include <QFile>
#include <QString>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace headstart::catalogue {

namespace {

/// In the order in which a person meets them.
constexpr std::array<const char *, 19> kFamilies = {"efficientnet_lite",
                                                    "resnet",
                                                    "efficientnet",
                                                    "efficientnet_v2",
                                                    "mobilenet",
                                                    "convnext",
                                                    "vit",
                                                    "swin",
                                                    "regnet",
                                                    "densenet",
                                                    "mnasnet",
                                                    "shufflenet",
                                                    "inception",
                                                    "nasnet",
                                                    "squeezenet",
                                                    "alexnet",
                                                    "vgg",
                                                    "keras",
                                                    "text"};

std::string readResource(const std::string &name)
{
    QFile file(QStringLiteral(":/catalogue/") + QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

InputFact inputFrom(const nlohmann::json &json)
{
    InputFact input;
    input.resize = json.at("resize");
    input.crop = json.at("crop");
    input.interpolation = json.at("interpolation");
    input.mean = json.at("mean");
    input.deviation = json.at("std");
    return input;
}

WeightsFact fileFrom(const nlohmann::json &json)
{
    WeightsFact out;
    out.file = json.at("file");
    out.bytes = json.value("bytes", std::uint64_t{0});
    out.aboutBytes = json.value("about_bytes", out.bytes);
    out.sha256 = json.value("sha256", std::string());
    out.address = json.value("address", std::string());
    return out;
}

/// What the cards of a family share stands beside the list; a card's own field wins.
ModelCard cardFrom(nlohmann::json json, const nlohmann::json &family)
{
    for (const char *shared : {"family", "licence", "paper", "source", "labels", "input", "tokens"})
        if (!json.contains(shared) && family.contains(shared))
            json[shared] = family.at(shared);
    ModelCard card;
    card.id = json.at("id");
    card.network = json.value("network", card.id);
    card.title = json.at("title");
    card.aliases = json.value("aliases", std::vector<std::string>());
    card.family = json.at("family");
    card.licence = json.at("licence");
    card.paper = json.at("paper");
    card.source = json.at("source");
    card.readsTexts = json.contains("tokens");
    if (card.readsTexts) {
        card.tokens = json.at("tokens");
        for (const auto &file : json.at("beside"))
            card.beside.push_back(fileFrom(file));
    } else {
        card.labels = json.at("labels");
        card.input = inputFrom(json.at("input"));
    }
    card.parameters = json.value("parameters", std::int64_t{0});
    card.multiplyAdds = json.value("multiply_adds", std::int64_t{0});
    if (json.contains("origin")) {
        const auto &origin = json.at("origin");
        card.origin = {origin.at("library"), origin.at("model"), origin.value("weights", std::string())};
    }
    if (json.contains("accuracy")) {
        const auto &accuracy = json.at("accuracy");
        card.accuracy = {accuracy.at("top1"), accuracy.at("top5"), accuracy.at("source")};
    }
    if (json.contains("weights"))
        card.weights = fileFrom(json.at("weights"));
    return card;
}

std::vector<ModelCard> builtInCards()
{
    std::vector<ModelCard> out;
    for (const char *family : kFamilies) {
        const std::string name = std::string(family) + ".json";
        auto parsed = parseCards(readResource(name), name);
        if (!parsed) { // built into the program, and read by its tests: only a broken build gets here
            std::fprintf(stderr, "%s\n", parsed.error().line().c_str());
            std::abort();
        }
        out.insert(out.end(), parsed->begin(), parsed->end());
    }
    return out;
}

bool isCalled(const ModelCard &card, std::string_view name)
{
    return card.id == name || std::find(card.aliases.begin(), card.aliases.end(), name) != card.aliases.end();
}

/// Two sets may share a file only if it is known to be the same one.
bool wantOtherContent(const WeightsFact &one, const WeightsFact &other)
{
    return one.sha256.empty() || other.sha256.empty()
           || !(one.sha256.starts_with(other.sha256) || other.sha256.starts_with(one.sha256));
}

/// What stands in the way of `card` where `other` is.
std::optional<Text> collision(const ModelCard &card, const ModelCard &other)
{
    const std::string whose = other.catalogue.empty() ? "headstart" : other.catalogue;
    std::vector<std::string> names = card.aliases;
    names.push_back(card.id);
    for (const std::string &name : names)
        if (isCalled(other, name))
            return say("a model of the catalogue %1 is called '%2' already; give this one another name", whose, name);
    if (card.weights.file == other.weights.file && wantOtherContent(card.weights, other.weights))
        return say("the file %1 in the library is that of '%2' already; give this one another name", card.weights.file,
                   other.id);
    return std::nullopt;
}

/// The list grows as a whole: a new one takes the place of the one before, which whoever holds it may go on to read.
class Shelf {
public:
    Shelf()
    {
        m_kept.push_back(std::make_unique<const std::vector<ModelCard>>(builtInCards()));
        m_now = m_kept.back().get();
    }

    const std::vector<ModelCard> &cards() const { return *m_now.load(std::memory_order_acquire); }

    std::vector<Error> add(const std::vector<ModelCard> &own)
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Error> problems;
        std::vector<ModelCard> all = *m_kept.back();
        for (const ModelCard &card : own) {
            std::optional<Text> problem;
            for (auto other = all.begin(); other != all.end() && !problem; ++other)
                problem = collision(card, *other);
            if (problem)
                problems.push_back(badInput(card.catalogue, "model '" + card.id + "'", *problem));
            else
                all.push_back(card);
        }
        if (all.size() > m_kept.back()->size()) {
            m_kept.push_back(std::make_unique<const std::vector<ModelCard>>(std::move(all)));
            m_now.store(m_kept.back().get(), std::memory_order_release);
        }
        return problems;
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<const std::vector<ModelCard>>> m_kept;
    std::atomic<const std::vector<ModelCard> *> m_now = nullptr;
};

Shelf &shelf()
{
    static Shelf one;
    return one;
}

} // namespace

Result<std::vector<ModelCard>> parseCards(std::string_view text, const std::string &name)
{
    std::vector<ModelCard> out;
    try {
        const auto family = nlohmann::json::parse(text);
        for (const auto &json : family.at("models"))
            out.push_back(cardFrom(json, family));
    } catch (const nlohmann::json::exception &error) {
        return badInput(name, "model " + std::to_string(out.size() + 1), say("%1", error.what()));
    }
    return out;
}

const std::vector<ModelCard> &cards()
{
    return shelf().cards();
}

std::vector<Error> addCards(const std::vector<ModelCard> &own)
{
    return shelf().add(own);
}

const ModelCard *findCard(std::string_view name)
{
    const auto &all = cards();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ModelCard &card) { return isCalled(card, name); });
    return found == all.end() ? nullptr : &*found;
}

std::string_view networkOf(std::string_view model)
{
    const ModelCard *card = findCard(model);
    return card ? std::string_view(card->network) : model;
}

Result<std::vector<std::string>> labels(const std::string &list)
{
    std::istringstream lines(readResource(list + ".txt"));
    std::vector<std::string> out;
    for (std::string line; std::getline(lines, line);)
        out.push_back(line);
    if (out.empty())
        return badInput(list, say("no list of class names is called so"));
    return out;
}

Result<std::vector<std::string>> labels(const ModelCard &card)
{
    return card.ownLabels.empty() ? labels(card.labels) : card.ownLabels;
}

} // namespace headstart::catalogue
