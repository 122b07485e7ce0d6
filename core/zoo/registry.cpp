// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/registry.h"

#include "core/zoo/efficientnet_lite.h"
#include "core/zoo/resnet.h"

#include <algorithm>
#include <string>

namespace headstart::zoo {

namespace {

/// The number of single-letter edits between two names (Levenshtein).
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

std::string nearest(std::string_view id)
{
    constexpr std::size_t kShown = 3;
    std::vector<std::string_view> ids;
    for (const Variant &variant : registry())
        ids.push_back(variant.id);
    std::stable_sort(ids.begin(), ids.end(),
                     [&](std::string_view a, std::string_view b) { return distance(id, a) < distance(id, b); });
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, ids.size()); ++i)
        text += (i ? ", " : "") + std::string(ids[i]);
    return text;
}

} // namespace

std::span<const Variant> registry()
{
    static const std::vector<Variant> all = [] {
        std::vector<Variant> out;
        for (const auto &family : {resnet::variants(), efficientnet_lite::variants()})
            out.insert(out.end(), family.begin(), family.end());
        return out;
    }();
    return all;
}

Result<const Variant *> findVariant(std::string_view id)
{
    for (const Variant &variant : registry())
        if (variant.id == id)
            return &variant;
    return badInput(std::string(id), say("no model has this name; the nearest are %1", nearest(id.substr(0, 100))));
}

} // namespace headstart::zoo
