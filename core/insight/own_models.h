// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/own_catalogues.h"

#include <string>
#include <vector>

namespace headstart::insight {

/// A catalogue of the user's own, without the cards whose networks the zoo has not, or not for such pictures; figures
/// that a card leaves out are those of its network. Blocks. `cache`: see catalogue::readOwnCatalogue.
catalogue::OwnCards readOwnModels(const std::string &place, catalogue::Asking asking, const StopToken &stop = {},
                                  const std::filesystem::path &cache = catalogue::catalogueCache());

/// Reads these catalogues and adds their cards to catalogue::cards(). Returns what was left out, and why.
std::vector<Error> addOwnModels(const std::vector<std::string> &places, catalogue::Asking asking);

} // namespace headstart::insight
