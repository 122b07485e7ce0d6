// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace headstart {

namespace {

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearestNames(std::string_view name, std::span<const std::string_view> names)
{
    constexpr std::size_t kShown = 3;
    constexpr std::size_t kLongest = 100;
    name = name.substr(0, kLongest);
    std::vector<std::string_view> sorted(names.begin(), names.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::string_view a, std::string_view b) { return distance(name, a) < distance(name, b); });
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, sorted.size()); ++i)
        text += (i ? ", " : "") + std::string(sorted[i]);
    return text;
}

} // namespace headstart
