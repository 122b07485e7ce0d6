// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/catalogue/library.h"

#include <cstdint>
#include <functional>

namespace headstart::catalogue {

/// Bytes that have come, and all that are to come (0: the server does not say). In fetch's thread.
using FetchProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// Brings a card's weights from its address into the library, where they appear whole or not at all, and only if their
/// hash is the catalogue's. Goes through the system's proxy. Blocks: not for the window's thread. Errors: the card has
/// no address; the server cannot be reached, refuses, or falls silent for 30 seconds; it sends less than it promised,
/// more than it should, or another file; the library cannot be written; `stop` was set.
Result<std::filesystem::path> fetch(const Library &library, const ModelCard &card, const StopToken &stop,
                                    const FetchProgress &progress);

} // namespace headstart::catalogue
