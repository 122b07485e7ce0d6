// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headstart::data {

/// The labels of texts as they come, of which there may be millions: each different one is kept once.
class TextLabels {
public:
    /// `target` as in DataSource.
    explicit TextLabels(std::string target) : m_target(std::move(target)) {}

    /// Writes a label into a sample. Returns why it cannot be one.
    std::optional<Text> take(std::string_view cell, std::uint64_t line, Sample &sample);

    /// When all are there: makes classes of them, or leaves them numbers. Numbers it is where the source says so, or
    /// says nothing and they are many and not all whole. Errors: those of classesOf.
    Result<void> settle(Listing &listing) const;

private:
    bool areNumbers() const;

    std::string m_target;
    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<std::uint64_t> m_lines; ///< where each label was met first
    bool m_allNumbers = true;
    bool m_someFraction = false;
    bool m_tooMany = false;
};

} // namespace headstart::data
