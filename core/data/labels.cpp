// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/labels.h"

#include "core/data/listing.h"
#include "core/data/natural_order.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace headstart::data {

namespace {

struct NaturalOrder {
    bool operator()(std::string_view a, std::string_view b) const { return naturallyLess(a, b); }
};

Result<Labels> parted(std::span<const LabelCell> cells, const DataSource &source, const std::string &file)
{
    Labels out{{source.belowName, source.aboveName}, {}, true};
    for (const LabelCell &cell : cells) {
        const auto number = asNumber(cell.text);
        if (!number)
            return badInput(file, "line " + std::to_string(cell.line),
                            say("the label '%1' is not a number, so that no threshold parts it", cell.text));
        out.labels.push_back(*number > source.threshold ? 1 : 0);
    }
    return out;
}

/// The shorter of two spellings of a number: it does not depend on the order of rows.
std::string_view plainer(std::string_view a, std::string_view b)
{
    return std::pair(a.size(), a) < std::pair(b.size(), b) ? a : b;
}

/// One class a key, in the order of keys. `spellings` has the name of each key.
template <class Key, class Order>
void nameClasses(Labels &out, const std::vector<Key> &keys, const std::map<Key, std::string_view, Order> &spellings)
{
    std::map<Key, std::size_t, Order> places;
    for (const auto &[key, spelling] : spellings) {
        places.emplace(key, out.classes.size());
        out.classes.emplace_back(spelling);
    }
    for (const Key &key : keys)
        out.labels.push_back(places.at(key));
}

/// Nothing, unless all are numbers.
std::vector<double> numbersIn(std::span<const LabelCell> cells)
{
    std::vector<double> out;
    for (const LabelCell &cell : cells) {
        const auto number = asNumber(cell.text);
        if (!number)
            return {};
        out.push_back(*number);
    }
    return out;
}

} // namespace

std::optional<double> asNumber(std::string_view text)
{
    constexpr std::size_t kExactDigits = 15;
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    const bool isName = text.size() > kExactDigits && text.find_first_not_of("+-0123456789") == std::string_view::npos;
    if (error != std::errc() || stop != end || !std::isfinite(value) || isName)
        return std::nullopt;
    return value;
}

std::string shortestText(double value)
{
    std::array<char, 32> text = {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

void nameHalves(DataSource &source)
{
    const std::string threshold = shortestText(*source.threshold);
    if (source.belowName.empty())
        source.belowName = threshold + " or less";
    if (source.aboveName.empty())
        source.aboveName = "above " + threshold;
}

Result<Labels> classesOf(std::span<const LabelCell> cells, const DataSource &source, const std::string &file)
{
    if (source.threshold)
        return parted(cells, source, file);
    Labels out;
    if (const auto numbers = numbersIn(cells); !numbers.empty()) {
        std::map<double, std::string_view, std::less<>> spellings;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto &spelling = spellings.emplace(numbers[i], cells[i].text).first->second;
            spelling = plainer(spelling, cells[i].text);
        }
        out.areNumbers = true;
        nameClasses(out, numbers, spellings);
    } else {
        std::map<std::string_view, std::string_view, NaturalOrder> spellings;
        std::vector<std::string_view> keys;
        for (const LabelCell &cell : cells) {
            spellings.emplace(cell.text, cell.text);
            keys.push_back(cell.text);
        }
        nameClasses(out, keys, spellings);
    }
    if (out.classes.size() > kMostClasses)
        return badInput(file, say("there are more than %1 classes; is this the column of labels?", kMostClasses));
    return out;
}

} // namespace headstart::data
