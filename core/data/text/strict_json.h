// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace headstart::data {

using Json = nlohmann::json;

/// A JSON file from a stranger, looked through before memory is taken for it. Errors: it cannot be read; it is larger
/// than 64 MiB; no JSON in UTF-8 (with the byte); a name twice in one object; nested deeper, or with more values, than
/// any file of a tokenizer.
Result<Json> readStrictJson(const std::filesystem::path &file);

/// What is wrong with a document of JSON; the first of it is kept, and after it nothing more counts.
class JsonProblem {
public:
    explicit JsonProblem(std::string file) : m_file(std::move(file)) {}

    void fail(const std::string &place, Text rule)
    {
        if (!m_error)
            m_error = badInput(m_file, place, std::move(rule));
    }
    const std::optional<Error> &error() const { return m_error; }
    const std::string &file() const { return m_file; }

private:
    std::string m_file;
    std::optional<Error> m_error;
};

/// The fields of an object at a place ("model"). One that is missing, or null, is the fallback; one of another type is
/// a problem.
class JsonFields {
public:
    JsonFields(const Json &object, std::string place, JsonProblem &problem);

    bool truth(const char *name, bool fallback) const;
    std::string text(const char *name, const std::string &fallback) const;
    /// A whole number from 0 to `highest`.
    std::int64_t number(const char *name, std::int64_t fallback, std::int64_t highest) const;
    /// Whatever it is; null where it is missing.
    const Json &any(const char *name) const;
    /// As a list; empty where it is missing.
    const Json &list(const char *name) const;
    /// As an object; empty where it is missing.
    JsonFields object(const char *name) const;

    bool has(const char *name) const { return !any(name).is_null(); }
    std::string placeOf(const std::string &name) const { return m_place.empty() ? name : m_place + "." + name; }
    const std::string &place() const { return m_place; }
    const Json &json() const { return m_object; }

private:
    const Json &m_object;
    std::string m_place;
    JsonProblem &m_problem;
};

} // namespace headstart::data
