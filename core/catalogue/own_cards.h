// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/model_card.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::catalogue {

constexpr std::size_t kMostOwnCards = 500;                          ///< of one catalogue
constexpr std::uint64_t kLargestCatalogue = std::uint64_t{4} << 20; ///< bytes of one JSON

struct OwnCards {
    std::vector<ModelCard> cards;
    std::vector<Error> problems; ///< of the cards that were left out: file, card and field
};

/// Reads a catalogue of the user's own, which may be a stranger's: every field is checked, a card with a wrong one is
/// left out and named, the rest is taken. The form is that of resources/catalogue/README.md. `name` stands for the file
/// in errors, `catalogue` for the whole of which it is a part, and is what its cards name as their source. `folder`:
/// where the JSON lies, and with it lists of labels and weights; empty: it comes from an address.
OwnCards parseOwnCards(std::string_view json, const std::string &name, const std::string &catalogue,
                       const std::filesystem::path &folder);

} // namespace headstart::catalogue
