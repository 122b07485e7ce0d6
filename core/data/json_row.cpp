// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/json_row.h"

#include <nlohmann/json.hpp>
#include <unordered_set>

namespace headstart::data {

namespace {

using nlohmann::json;

/// Takes what the parser meets; what lies deeper than the object's own keys is passed over.
class Taker : public nlohmann::json_sax<json> {
public:
    explicit Taker(JsonCells &cells) : m_cells(cells) {}

    bool null() override { return take({}); }
    bool boolean(bool value) override { return take(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &written) override { return take(written); }
    bool string(string_t &value) override { return take(std::move(value)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return begin(true); }
    bool start_array(std::size_t) override { return begin(false); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }

    bool key(string_t &name) override
    {
        if (m_depth > 1)
            return true;
        if (!m_names.insert(name).second) {
            problem = say("the key '%1' stands here twice", name);
            return false;
        }
        m_cells.emplace_back(std::move(name), std::string());
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const json::exception &) override
    {
        problem = say("this is no JSON, from character %1 of the line on", position);
        return false;
    }

    std::optional<Text> problem;

private:
    bool begin(bool isObject)
    {
        if (m_depth == 0 && !isObject)
            return refuse();
        ++m_depth;
        return true;
    }

    bool end()
    {
        --m_depth;
        return true;
    }

    bool take(std::string value)
    {
        if (m_depth == 0)
            return refuse();
        if (m_depth == 1)
            m_cells.back().second = std::move(value);
        return true;
    }

    bool refuse()
    {
        problem = say("this is no JSON object; JSON Lines has one on each line");
        return false;
    }

    JsonCells &m_cells;
    std::unordered_set<std::string> m_names;
    std::size_t m_depth = 0;
};

} // namespace

std::optional<Text> readJsonRow(std::string_view line, JsonCells &out)
{
    out.clear();
    Taker taker(out);
    json::sax_parse(line.begin(), line.end(), &taker);
    return taker.problem;
}

} // namespace headstart::data
