// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/config_keys.h"

#include "core/base/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace headstart::training {

namespace {

using nlohmann::json;
using Type = ConfigKey::Type;

/// Text of a place in JSON: "optimiser.rate" -> /optimiser/rate.
json::json_pointer pointerOf(const std::string &path)
{
    std::string out = "/" + path;
    std::replace(out.begin(), out.end(), '.', '/');
    return json::json_pointer(out);
}

const ConfigKey *findKey(const std::string &path)
{
    for (const ConfigKey &key : configKeys())
        if (key.path == path)
            return &key;
    return nullptr;
}

bool isGroup(const std::string &path)
{
    const auto keys = configKeys();
    return std::any_of(keys.begin(), keys.end(),
                       [&](const ConfigKey &key) { return key.path.starts_with(path + "."); });
}

Error unknownKey(const std::string &file, const std::string &path)
{
    std::vector<std::string_view> names;
    for (const ConfigKey &key : configKeys())
        names.push_back(key.path);
    return badInput(file, "'" + path + "'",
                    say("there is no such setting; the nearest are %1", nearestNames(path, names)));
}

bool isListOf(const json &value, bool (*fits)(const json &))
{
    return value.is_array() && std::all_of(value.begin(), value.end(), fits);
}

bool hasType(const ConfigKey &key, const json &value)
{
    const auto isNumber = [](const json &item) { return item.is_number() && std::isfinite(item.get<double>()); };
    const auto isText = [](const json &item) { return item.is_string(); };
    switch (key.type) {
    case Type::Integer:
        return value.is_number_integer();
    case Type::Number:
        return isNumber(value);
    case Type::OptionalNumber:
        return value.is_null() || isNumber(value);
    case Type::Flag:
        return value.is_boolean();
    case Type::Text:
    case Type::Choice:
        return value.is_string();
    case Type::Numbers:
        return isListOf(value, isNumber);
    case Type::Texts:
        return isListOf(value, isText);
    }
    return false;
}

bool isInRange(const ConfigKey &key, const json &value)
{
    if (key.type == Type::Choice)
        return std::find(key.choices.begin(), key.choices.end(), value.get<std::string>()) != key.choices.end();
    if (!value.is_number() || key.isUnbounded())
        return true;
    const auto number = value.get<double>();
    return number >= key.low && number <= key.high;
}

Result<void> setKey(RunConfig &config, const std::string &path, const json &value, const std::string &file)
{
    const ConfigKey *key = findKey(path);
    if (!key)
        return unknownKey(file, path);
    if (!hasType(*key, value) || !isInRange(*key, value))
        return badInput(file, path, say("it must be %1, not %2", rangeText(*key), valueText(value)));
    key->set(config, value);
    return {};
}

Result<void> applyObject(RunConfig &config, const json &object, const std::string &file, const std::string &prefix)
{
    for (const auto &[name, value] : object.items()) {
        const std::string path = prefix + name;
        auto done = value.is_object() && isGroup(path) ? applyObject(config, value, file, path + ".")
                                                       : setKey(config, path, value, file);
        if (!done)
            return done;
    }
    return {};
}

/// A number that is the whole text, or nothing.
template <class T>
std::optional<T> wholeNumber(std::string_view text)
{
    T number = {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

json numberOf(std::string_view text, Type type)
{
    if (type == Type::Integer) {
        const auto integer = wholeNumber<std::int64_t>(text);
        return integer ? json(*integer) : json(std::string(text));
    }
    const auto number = wholeNumber<double>(text);
    return number ? json(*number) : json(std::string(text));
}

/// What the text means for this key; a text that does not fit stays a text, which the check then refuses.
json parsed(const ConfigKey &key, std::string_view text)
{
    switch (key.type) {
    case Type::Integer:
    case Type::Number:
        return numberOf(text, key.type);
    case Type::OptionalNumber:
        return text.empty() ? json() : numberOf(text, key.type);
    case Type::Flag:
        return text == "true" || text == "false" ? json(text == "true") : json(std::string(text));
    case Type::Text:
    case Type::Choice:
        return std::string(text);
    case Type::Numbers:
    case Type::Texts:
        break;
    }
    json list = json::array();
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view item = text.substr(0, comma);
        list.push_back(key.type == Type::Texts ? json(std::string(item)) : numberOf(item, Type::Number));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return list;
}

} // namespace

std::string valueText(const json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return "";
    if (!value.is_array())
        return value.dump(-1, ' ', false, json::error_handler_t::replace);
    std::string text;
    for (const json &item : value)
        text += (text.empty() ? "" : ",") + valueText(item);
    return text;
}

std::string rangeText(const ConfigKey &key)
{
    const auto bounds = [&] { return json(key.low).dump() + " .. " + json(key.high).dump(); };
    switch (key.type) {
    case Type::Integer:
        return "a whole number in " + std::to_string(static_cast<std::int64_t>(key.low)) + " .. "
               + std::to_string(static_cast<std::int64_t>(key.high));
    case Type::Number:
        return "a number in " + bounds();
    case Type::OptionalNumber:
        return key.isUnbounded() ? "a number or nothing" : "a number in " + bounds() + " or nothing";
    case Type::Flag:
        return "true or false";
    case Type::Text:
        return "text";
    case Type::Numbers:
        return "numbers, separated by commas";
    case Type::Texts:
        return "texts, separated by commas";
    case Type::Choice:
        break;
    }
    std::string text;
    for (const std::string &choice : key.choices)
        text += (text.empty() ? "" : " | ") + (choice.empty() ? "''" : choice);
    return text;
}

nlohmann::ordered_json toJson(const RunConfig &config)
{
    nlohmann::ordered_json out = {{"version", RunConfig::kVersion}};
    for (const ConfigKey &key : configKeys())
        out[nlohmann::ordered_json::json_pointer(pointerOf(key.path).to_string())] = key.get(config);
    return out;
}

std::string toText(const RunConfig &config)
{
    return toJson(config).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<void> applyJson(RunConfig &config, std::string_view text, const std::string &file, const std::string &prefix)
{
    json object = json::parse(text, nullptr, false);
    if (!object.is_object())
        return badInput(file, say("this is no JSON object of settings"));
    RunConfig changed = config;
    if (prefix.empty() && object.contains("version")) {
        const json version = object["version"];
        if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
            return badInput(file, "version", say("it must be a whole number from 1"));
        if (version.get<std::int64_t>() > RunConfig::kVersion)
            return badInput(file, "version", say("this was written by a later version of Headstart"));
        if (version == 1) // there was no other way then
            changed.compute.prefix = "exact";
        object.erase("version");
    }
    if (auto applied = applyObject(changed, object, file, prefix); !applied)
        return applied;
    config = std::move(changed);
    return {};
}

Result<RunConfig> configFromText(std::string_view text, const std::string &file)
{
    RunConfig config;
    if (auto applied = applyJson(config, text, file); !applied)
        return applied.error();
    return config;
}

Result<void> applyAssignment(RunConfig &config, const std::string &assignment)
{
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos)
        return badInput(assignment, say("a setting is given as key=value"));
    const std::string path = assignment.substr(0, equals);
    const ConfigKey *key = findKey(path);
    if (!key)
        return unknownKey({}, path);
    if (key->filledIn)
        return badInput({}, path, say("the program fills this in by itself"));
    return setKey(config, path, parsed(*key, std::string_view(assignment).substr(equals + 1)), {});
}

std::vector<Difference> differences(std::span<const RunConfig> configs)
{
    std::vector<Difference> out;
    for (const ConfigKey &key : configKeys()) {
        Difference difference{key.path, {}};
        bool differs = false;
        for (const RunConfig &config : configs) {
            differs = differs || key.get(config) != key.get(configs.front());
            difference.values.push_back(valueText(key.get(config)));
        }
        if (differs)
            out.push_back(std::move(difference));
    }
    return out;
}

} // namespace headstart::training
