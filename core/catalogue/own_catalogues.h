// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/catalogue/own_cards.h"

#include <functional>
#include <string>
#include <vector>

namespace headstart::catalogue {

/// What is wrong with a card as far as the zoo knows; fills in what the zoo knows better.
using CardCheck = std::function<Result<void>(ModelCard &)>;

/// Whether a catalogue's server is asked, or what it said last holds.
enum class Asking { Server, CacheAlone };

/// Where what servers said is kept: headstart/catalogues in the XDG data folder.
std::filesystem::path catalogueCache();

/// Reads a catalogue of the user's own: all *.json of a folder, by name, or one JSON from an http(s) address. A server
/// is asked whether it has a newer one than that in `cache`; if it cannot be reached, or `asking` forbids it, the
/// cached one holds (the former is a problem, and said). Blocks. What cannot be read is among the problems.
OwnCards readOwnCatalogue(const std::string &place, Asking asking, const std::filesystem::path &cache,
                          const CardCheck &check, const StopToken &stop = {});

} // namespace headstart::catalogue
