// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/catalogue/library.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace headstart::catalogue {

/// How far a transfer is.
struct FetchProgress {
    std::uint64_t done = 0;                ///< bytes that are here, those of earlier transfers included
    std::uint64_t all = 0;                 ///< 0: the server does not say
    std::chrono::seconds tryingAgainIn{0}; ///< more than 0: the line broke, and nothing comes until then
};

/// Called in fetch's thread.
using FetchListener = std::function<void(const FetchProgress &)>;

/// How patient a transfer is.
struct FetchRules {
    bool isOffline = false; ///< nothing is fetched
    std::chrono::milliseconds silence{30'000};
    /// Before the second try, the third, and so on; as many tries as there are waits, and one.
    std::vector<std::chrono::milliseconds> waits{std::chrono::seconds(1), std::chrono::seconds(4),
                                                 std::chrono::seconds(15)};
    std::chrono::seconds longestWait{60}; ///< that a server may ask for
};

/// Brings a card's weights (a text model's other files first) from its address into the library, where they appear
/// whole or not at all, and only if their hash is the catalogue's. A transfer that breaks off is tried again; what has
/// come stays as FILE.part, also after `stop`, and the next call goes on from there if the server has still the same
/// file. Goes through the system's proxy. Blocks: not for the window's thread. Errors: off-line; the card has no
/// address; somebody else is fetching this file; no room; the server cannot be reached, refuses, or falls silent; it
/// sends more than it should, or another file; the library cannot be written; `stop` was set.
Result<std::filesystem::path> fetch(const Library &library, const ModelCard &card, const StopToken &stop,
                                    const FetchListener &listener, const FetchRules &rules = {});

/// What an earlier transfer left that can go on.
std::optional<FetchProgress> pausedFetch(const Library &library, const ModelCard &card);
/// Removes it. Errors: it is being fetched.
Result<void> forgetFetch(const Library &library, const ModelCard &card);

} // namespace headstart::catalogue
