// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_labels.h"

#include "core/data/labels.h"

#include <cmath>
#include <utility>

namespace headstart::data {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

} // namespace

std::optional<Text> TextLabels::take(std::string_view cell, std::uint64_t line, Sample &sample)
{
    if (m_target == "none")
        return std::nullopt;
    const std::string_view label = trimmed(cell);
    if (label.empty())
        return say("the row has no label");
    const auto number = asNumber(label);
    if (m_target == "number" && !number)
        return say("the label '%1' is not a number", label.substr(0, 100));
    sample.number = number.value_or(0);
    m_allNumbers = m_allNumbers && number;
    m_someFraction = m_someFraction || (number && *number != std::floor(*number));
    if (m_target == "number")
        return std::nullopt;
    std::string key(label);
    const auto found = m_places.find(key);
    if (found != m_places.end()) {
        sample.label = found->second;
        return std::nullopt;
    }
    m_tooMany = m_places.size() > kMostClasses;
    if (m_tooMany)
        return std::nullopt; // more are not needed to know it
    sample.label = m_places.size();
    m_places.emplace(std::move(key), sample.label);
    m_lines.push_back(line);
    return std::nullopt;
}

bool TextLabels::areNumbers() const
{
    constexpr std::size_t kManyValues = 20;
    if (!m_target.empty())
        return m_target == "number";
    return m_allNumbers && m_someFraction && m_places.size() > kManyValues;
}

Result<void> TextLabels::settle(Listing &listing) const
{
    DataSource &source = listing.source;
    if (m_target == "none" || (areNumbers() && !source.threshold)) {
        source.target = m_target == "none" ? "none" : "number";
        for (Sample &sample : listing.samples)
            sample.label = 0;
        return {};
    }
    source.target = "classes";
    if (m_tooMany)
        return badInput(source.path,
                        say("there are more than %1 classes; is this the column of labels?", kMostClasses));
    std::vector<LabelCell> cells(m_places.size());
    for (const auto &[label, place] : m_places)
        cells[place] = {label, m_lines[place]};
    auto labels = classesOf(cells, source, source.path);
    if (!labels)
        return labels.error();
    for (Sample &sample : listing.samples) {
        sample.label = labels->labels[sample.label];
        sample.number = 0;
    }
    listing.classes = std::move(labels->classes);
    return {};
}

} // namespace headstart::data
