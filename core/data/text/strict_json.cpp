// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/strict_json.h"

#include "core/base/text_file.h"

#include <unordered_set>
#include <vector>

namespace headstart::data {

namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{64} << 20;
constexpr std::size_t kMostValues = 8'000'000; ///< a merge is up to three, a token is one
constexpr std::size_t kDeepest = 32;

const Json kNothing;
const Json kEmptyObject = Json::object();
const Json kEmptyList = Json::array();

/// Looks a document through, event by event, and keeps none of it.
class Check : public nlohmann::json_sax<Json> {
public:
    Text rule;

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(std::int64_t) override { return count(); }
    bool number_unsigned(std::uint64_t) override { return count(); }
    bool number_float(double, const std::string &) override { return count(); }
    bool string(std::string &) override { return count(); }
    bool binary(Json::binary_t &) override { return count(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }

    bool key(std::string &name) override
    {
        return m_names.back().insert(name).second || reject(say("the name '%1' stands there twice", name));
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return reject(say("the file is not valid JSON (at byte %1)", position));
    }

private:
    bool count() { return ++m_values <= kMostValues || reject(say("more than %1 values", kMostValues)); }

    bool enter()
    {
        m_names.emplace_back();
        return m_names.size() <= kDeepest ? count() : reject(say("nested deeper than %1", kDeepest));
    }

    bool leave()
    {
        m_names.pop_back();
        return true;
    }

    bool reject(Text why)
    {
        rule = std::move(why);
        return false;
    }

    std::size_t m_values = 0;
    std::vector<std::unordered_set<std::string>> m_names; ///< of the objects (and lists) that are open
};

} // namespace

Result<Json> readStrictJson(const std::filesystem::path &file)
{
    const auto text = readTextFile(file, kLargestFile);
    if (!text)
        return text.error();
    Check check;
    if (!Json::sax_parse(*text, &check))
        return badInput(file.string(), std::move(check.rule));
    return Json::parse(*text, nullptr, false);
}

JsonFields::JsonFields(const Json &object, std::string place, JsonProblem &problem)
    : m_object(object.is_object() ? object : kEmptyObject), m_place(std::move(place)), m_problem(problem)
{
    if (!object.is_object())
        m_problem.fail(m_place, say("this has to be an object: {...}"));
}

const Json &JsonFields::any(const char *name) const
{
    const auto found = m_object.find(name);
    return found == m_object.end() ? kNothing : *found;
}

bool JsonFields::truth(const char *name, bool fallback) const
{
    const Json &value = any(name);
    if (!value.is_null() && !value.is_boolean())
        m_problem.fail(placeOf(name), say("this has to be true or false"));
    return value.is_boolean() ? value.get<bool>() : fallback;
}

std::string JsonFields::text(const char *name, const std::string &fallback) const
{
    const Json &value = any(name);
    if (!value.is_null() && !value.is_string())
        m_problem.fail(placeOf(name), say("this has to be a text"));
    return value.is_string() ? value.get<std::string>() : fallback;
}

std::int64_t JsonFields::number(const char *name, std::int64_t fallback, std::int64_t highest) const
{
    const Json &value = any(name);
    if (value.is_null())
        return fallback;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(highest))
        return static_cast<std::int64_t>(value.get<std::uint64_t>());
    m_problem.fail(placeOf(name), say("this has to be a whole number from 0 to %1", highest));
    return fallback;
}

const Json &JsonFields::list(const char *name) const
{
    const Json &value = any(name);
    if (!value.is_null() && !value.is_array())
        m_problem.fail(placeOf(name), say("this has to be a list: [...]"));
    return value.is_array() ? value : kEmptyList;
}

JsonFields JsonFields::object(const char *name) const
{
    const Json &value = any(name);
    return {value.is_null() ? kEmptyObject : value, placeOf(name), m_problem};
}

} // namespace headstart::data
