// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/namings.h"

#include <array>

namespace headstart::weights::namings {

namespace {

/// "bert." of a text network's names, or nothing.
std::string_view familyOf(Ours ours)
{
    static constexpr std::array<std::string_view, 3> kFamilies = {"bert.", "roberta.", "distilbert."};
    for (const std::string_view family : kFamilies)
        if (!ours.empty() && ours.front().starts_with(family))
            return family;
    return {};
}

std::string newEnding(std::string_view name)
{
    static constexpr std::array<std::array<std::string_view, 2>, 2> kEndings = {
        {{"LayerNorm.gamma", "LayerNorm.weight"}, {"LayerNorm.beta", "LayerNorm.bias"}}};
    for (const auto &[old, now] : kEndings)
        if (name.ends_with(old))
            return std::string(name.substr(0, name.size() - old.size())) + std::string(now);
    return std::string(name);
}

} // namespace

Renamed huggingFaceText(std::string_view theirs, Ours ours)
{
    const std::string_view family = familyOf(ours);
    if (family.empty())
        return std::nullopt;
    std::string_view inside = theirs;
    if (inside.starts_with(family))
        inside.remove_prefix(family.size());
    const auto begins = [&](std::string_view part) { return inside.starts_with(part); };
    if (begins("pooler.") && family != "bert.") // RoBERTa's, which its classifier does not use
        return std::nullopt;
    const bool isEncoders = begins("embeddings.") || begins("encoder.") || begins("transformer.") || begins("pooler.");
    return OurName{(isEncoders ? std::string(family) : std::string()) + newEnding(isEncoders ? inside : theirs)};
}

} // namespace headstart::weights::namings
