// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights {

/// Turns tensor names of another implementation into ours (torchvision's, else timm's).
struct KeyMap {
    std::string_view name; ///< whose naming it reads
    /// Our name for `theirs`, or nothing if this naming does not know it. `ours` are the network's names, in order.
    std::optional<std::string> (*translate)(std::string_view theirs, std::span<const std::string> ours);
};

/// Every naming that is known. The first is our own.
std::span<const KeyMap> keyMaps();

/// The naming that turns most of `theirs` into names of `ours`; of equals the first.
const KeyMap &bestKeyMap(std::span<const std::string> theirs, std::span<const std::string> ours);

} // namespace headstart::weights
