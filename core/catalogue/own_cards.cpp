// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/own_cards.h"

#include "core/base/text_file.h"
#include "core/catalogue/http.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace headstart::catalogue {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestText = 500;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kMostAliases = 10;
constexpr std::size_t kMostLabels = 100'000;
constexpr std::uint64_t kLargestLabels = std::uint64_t{4} << 20;
constexpr std::int64_t kLargestWeights = std::int64_t{64} << 30;
constexpr std::int64_t kLargestPicture = 4096;
constexpr std::int64_t kSmallestPicture = 16;
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFewestHashDigits = 8;

/// Nothing that a line, a label or a terminal could take for more than text.
bool isPlainText(const std::string &text)
{
    return text.size() <= kLongestText && std::none_of(text.begin(), text.end(), [](char letter) {
               const auto code = static_cast<unsigned char>(letter);
               return code < 0x20 || code == 0x7f || letter == '<';
           });
}

bool isIdentifier(const std::string &text)
{
    constexpr const char *kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
    return !text.empty() && text.size() <= kLongestName && text.front() != '.' && text.front() != '-'
           && text.find_first_not_of(kLetters) == std::string::npos;
}

/// A name in a folder, and none that the library uses for something else.
bool isFileName(const std::string &text)
{
    const auto endsWith = [&](const char *end) { return text.ends_with(end); };
    return isPlainText(text) && !text.empty() && text.size() <= 2 * kLongestName && text.front() != '.'
           && text.front() != '-' && text.find_first_of("/\\") == std::string::npos && !endsWith(".part")
           && !endsWith(".part.from") && !endsWith(".sha256");
}

bool isHash(const std::string &text)
{
    return text.size() >= kFewestHashDigits && text.size() <= kHashDigits
           && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// The fields of one JSON object. The first that is wrong is kept, with its name; after it nothing more is looked at.
class Fields {
public:
    /// `path`: in front of the names in errors ("weights.").
    Fields(const Json &object, std::string path, std::optional<Error> &error,
           std::function<Error(std::string, Text)> make)
        : m_object(object), m_path(std::move(path)), m_error(error), m_make(std::move(make))
    {
        if (!object.is_object())
            fail({}, say("this has to be an object: {...}"));
    }

    void allow(std::initializer_list<const char *> names)
    {
        if (m_error)
            return;
        for (const auto &field : m_object.items()) {
            const std::string &name = field.key();
            if (std::find(names.begin(), names.end(), name) == names.end())
                return fail(name, say("there is no such field"));
        }
    }

    bool has(const char *name) const { return !m_error && m_object.contains(name); }
    const Json &at(const char *name) const { return m_object.at(name); }

    std::string text(const char *name, bool isRequired, bool (*isRight)(const std::string &), const Text &rule)
    {
        const Json *value = find(name, isRequired);
        if (!value)
            return {};
        if (!value->is_string()) {
            fail(name, say("this has to be a text"));
            return {};
        }
        std::string out = value->get<std::string>();
        if (!isRight(out) || (isRequired && out.empty()))
            fail(name, rule);
        return out;
    }

    std::string plainText(const char *name, bool isRequired)
    {
        return text(name, isRequired, isPlainText,
                    say("this has to be a text of at most %1 bytes, without line breaks and without <", kLongestText));
    }

    std::int64_t whole(const char *name, bool isRequired, std::int64_t least, std::int64_t most)
    {
        const Json *value = find(name, isRequired);
        if (!value)
            return 0;
        const bool fits =
            value->is_number_integer()
            && (!value->is_number_unsigned() || value->get<std::uint64_t>() <= static_cast<std::uint64_t>(most))
            && value->get<std::int64_t>() >= least && value->get<std::int64_t>() <= most;
        if (!fits) {
            fail(name, say("this has to be a whole number, %1 .. %2", least, most));
            return 0;
        }
        return value->get<std::int64_t>();
    }

    double number(const char *name, double least, double most)
    {
        const Json *value = find(name, true);
        return value ? checked(name, *value, least, most) : 0;
    }

    std::array<double, 3> three(const char *name, double least, double most)
    {
        std::array<double, 3> out = {};
        const Json *value = find(name, true);
        if (!value)
            return out;
        if (!value->is_array() || value->size() != out.size()) {
            fail(name, say("this has to be three numbers: of red, green and blue"));
            return out;
        }
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = checked(name, (*value)[i], least, most);
        return out;
    }

    void fail(const std::string &name, Text rule)
    {
        if (!m_error)
            m_error = m_make(m_path + name, std::move(rule));
    }

private:
    const Json *find(const char *name, bool isRequired)
    {
        if (m_error)
            return nullptr;
        const auto found = m_object.find(name);
        if (found != m_object.end())
            return &*found;
        if (isRequired)
            fail(name, say("this field is missing"));
        return nullptr;
    }

    double checked(const char *name, const Json &value, double least, double most)
    {
        const double out = value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
        if (!(out >= least && out <= most))
            fail(name, say("this has to be a number, %1 .. %2", least, most));
        return out;
    }

    const Json &m_object;
    const std::string m_path;
    std::optional<Error> &m_error;
    const std::function<Error(std::string, Text)> m_make;
};

/// One card of one file.
class CardReader {
public:
    CardReader(const Json &json, std::string name, std::size_t number, const std::string &catalogue,
               const std::filesystem::path &folder)
        : m_json(json), m_name(std::move(name)), m_place("model " + std::to_string(number)), m_folder(folder)
    {
        m_card.catalogue = catalogue;
        m_card.folder = folder;
    }

    Result<ModelCard> read()
    {
        Fields card = fields(m_json, "");
        card.allow({"id", "network", "title", "aliases", "family", "licence", "paper", "source", "labels", "input",
                    "parameters", "multiply_adds", "origin", "accuracy", "weights"});
        readNames(card);
        readTexts(card);
        if (card.has("input"))
            readInput(fields(card.at("input"), "input."));
        else
            card.fail("input", say("this field is missing"));
        if (card.has("weights"))
            readWeights(fields(card.at("weights"), "weights."));
        else
            card.fail("weights", say("this field is missing"));
        if (card.has("accuracy"))
            readAccuracy(fields(card.at("accuracy"), "accuracy."));
        if (card.has("origin"))
            readOrigin(fields(card.at("origin"), "origin."));
        if (card.has("labels"))
            readLabels(card);
        if (m_error)
            return *m_error;
        return std::move(m_card);
    }

private:
    Fields fields(const Json &json, const char *path)
    {
        return {json, path, m_error, [this](const std::string &field, Text rule) {
                    return badInput(m_name, m_place + (field.empty() ? "" : ": " + field), std::move(rule));
                }};
    }

    void readNames(Fields &card)
    {
        const Text rule =
            say("this has to be a name of letters, digits, '_', '-' and '.', at most %1 of them", kLongestName);
        m_card.id = card.text("id", true, isIdentifier, rule);
        if (!m_error)
            m_place += " '" + m_card.id + "'";
        m_card.network = card.text("network", true, isIdentifier, rule);
        if (!card.has("aliases"))
            return;
        const Json &aliases = card.at("aliases");
        if (!aliases.is_array() || aliases.size() > kMostAliases)
            return card.fail("aliases", say("this has to be a list of at most %1 names", kMostAliases));
        for (const Json &alias : aliases) {
            if (!alias.is_string() || !isIdentifier(alias.get<std::string>()))
                return card.fail("aliases", rule);
            m_card.aliases.push_back(alias.get<std::string>());
        }
    }

    void readTexts(Fields &card)
    {
        m_card.title = card.plainText("title", true);
        m_card.family = card.plainText("family", false);
        m_card.licence = card.plainText("licence", true);
        const std::string source = card.plainText("source", false);
        m_card.source = source.empty() ? m_card.catalogue : m_card.catalogue + ": " + source;
        m_card.paper = card.text("paper", false, isAddressOrNothing, addressRule());
        m_card.parameters = card.whole("parameters", false, 1, std::int64_t{1} << 40);
        m_card.multiplyAdds = card.whole("multiply_adds", false, 1, std::int64_t{1} << 50);
    }

    static bool isAddressOrNothing(const std::string &text) { return text.empty() || isWebAddress(text); }
    static Text addressRule() { return say("this has to be an address that begins with https:// or http://"); }

    void readInput(Fields input)
    {
        input.allow({"resize", "crop", "interpolation", "mean", "std"});
        m_card.input.resize = static_cast<int>(input.whole("resize", true, kSmallestPicture, kLargestPicture));
        m_card.input.crop = static_cast<int>(input.whole("crop", true, kSmallestPicture, kLargestPicture));
        if (m_card.input.crop > m_card.input.resize)
            input.fail("crop", say("this is at most 'resize'"));
        m_card.input.interpolation = input.text(
            "interpolation", true, [](const std::string &way) { return way == "bilinear" || way == "bicubic"; },
            say("this is bilinear or bicubic"));
        m_card.input.mean = input.three("mean", 0, 1);
        constexpr double kSmallest = 1e-3;
        m_card.input.deviation = input.three("std", kSmallest, 10);
    }

    void readWeights(Fields weights)
    {
        weights.allow({"file", "bytes", "about_bytes", "sha256", "address"});
        m_card.weights.file = weights.text("file", true, isFileName,
                                           say("this has to be the plain name of a file: no folder, no leading '.', "
                                               "none of the endings .part and .sha256"));
        m_card.weights.bytes = static_cast<std::uint64_t>(weights.whole("bytes", false, 1, kLargestWeights));
        m_card.weights.aboutBytes = static_cast<std::uint64_t>(weights.whole("about_bytes", false, 1, kLargestWeights));
        if (m_card.weights.aboutBytes == 0)
            m_card.weights.aboutBytes = m_card.weights.bytes;
        m_card.weights.sha256 = weights.text(
            "sha256", false, isHash,
            say("this has to be a SHA-256 in lower-case hex, or its first %1 digits or more", kFewestHashDigits));
        m_card.weights.address = weights.text("address", false, isAddressOrNothing, addressRule());
    }

    void readAccuracy(Fields accuracy)
    {
        constexpr double kAll = 100;
        accuracy.allow({"top1", "top5", "source"});
        m_card.accuracy = {accuracy.number("top1", 0, kAll), accuracy.number("top5", 0, kAll),
                           accuracy.plainText("source", true)};
    }

    /// They become lines of a program that a person may run.
    void readOrigin(Fields origin)
    {
        origin.allow({"library", "model", "weights"});
        m_card.origin.library = origin.text(
            "library", true, [](const std::string &name) { return name == "torchvision" || name == "timm"; },
            say("this is torchvision or timm"));
        const Text rule =
            say("this has to be a name of letters, digits, '_', '-' and '.', at most %1 of them", kLongestName);
        m_card.origin.model = origin.text("model", true, isIdentifier, rule);
        m_card.origin.weights = origin.text(
            "weights", false, [](const std::string &name) { return name.empty() || isIdentifier(name); }, rule);
    }

    /// A list, the program's own list by its name, or a file beside the JSON.
    void readLabels(Fields &card)
    {
        const Json &labels = card.at("labels");
        if (labels.is_array()) {
            for (const Json &label : labels)
                m_card.ownLabels.push_back(label.is_string() ? label.get<std::string>() : std::string());
            return checkLabels(card);
        }
        if (!labels.is_string())
            return card.fail("labels", say("this is a list of names, or the name of one"));
        m_card.labels = labels.get<std::string>();
        if (isIdentifier(m_card.labels) && catalogue::labels(m_card.labels))
            return;
        if (!isFileName(m_card.labels) || m_folder.empty())
            return card.fail("labels", say("no list of class names is called so; it can be a file beside the "
                                           "catalogue's, or the list itself: [...]"));
        const auto text = readTextFile(m_folder / m_card.labels, kLargestLabels);
        if (!text)
            return card.fail("labels", say("%1 (%2)", text.error().rule.english(), m_card.labels));
        std::istringstream lines(*text);
        for (std::string line; std::getline(lines, line);)
            m_card.ownLabels.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
        checkLabels(card);
    }

    void checkLabels(Fields &card)
    {
        const auto &all = m_card.ownLabels;
        if (all.size() < 2 || all.size() > kMostLabels)
            return card.fail("labels", say("there have to be 2 .. %1 class names, one a line", kMostLabels));
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].empty() || !isPlainText(all[i]))
                return card.fail("labels",
                                 say("class %1 has no name, or one that is too long or has control characters "
                                     "or <",
                                     i + 1));
    }

    const Json &m_json;
    const std::string m_name;
    std::string m_place;
    const std::filesystem::path &m_folder;
    std::optional<Error> m_error;
    ModelCard m_card;
};

/// What the cards of a file share stands beside the list; a card's own field wins.
Json whole(Json card, const Json &file)
{
    if (card.is_object())
        for (const char *shared : {"family", "licence", "paper", "source", "labels", "input"})
            if (!card.contains(shared) && file.contains(shared))
                card[shared] = file.at(shared);
    return card;
}

} // namespace

OwnCards parseOwnCards(std::string_view text, const std::string &name, const std::string &catalogue,
                       const std::filesystem::path &folder)
{
    OwnCards out;
    // What is nested deeper than a card is no part of it, and copying it could take more than the stack has.
    constexpr int kDeepest = 6;
    const Json file = Json::parse(
        text, [](int depth, Json::parse_event_t, const Json &) { return depth < kDeepest; }, false);
    if (!file.is_object() || !file.contains("models") || !file.at("models").is_array()) {
        out.problems.push_back(
            badInput(name, say("this is no catalogue: it has to be JSON, an object with a list 'models'")));
        return out;
    }
    const Json &models = file.at("models");
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (i == kMostOwnCards) {
            out.problems.push_back(
                badInput(name, say("only the first %1 of its %2 models are taken", kMostOwnCards, models.size())));
            break;
        }
        const Json json = whole(models[i], file);
        if (auto card = CardReader(json, name, i + 1, catalogue, folder).read())
            out.cards.push_back(std::move(*card));
        else
            out.problems.push_back(card.error());
    }
    return out;
}

} // namespace headstart::catalogue
