// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/listing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headstart::data {

std::optional<std::string> partNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kParts = {{{"train", "train"},
                                                                                      {"training", "train"},
                                                                                      {"val", "validation"},
                                                                                      {"valid", "validation"},
                                                                                      {"validation", "validation"},
                                                                                      {"dev", "validation"},
                                                                                      {"test", "test"},
                                                                                      {"testing", "test"}}};
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const auto &[word, part] : kParts)
        if (lower == word)
            return std::string(part);
    return std::nullopt;
}

std::string firstFew(const std::vector<std::string> &names)
{
    constexpr std::size_t kFew = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kFew); ++i)
        out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kFew ? out + ", ..." : out;
}

bool stopped(const StopToken *stop)
{
    return stop && stop->stopped();
}

} // namespace headstart::data
