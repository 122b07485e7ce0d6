// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/namings/name_rules.h"

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
    std::optional<OurName> (*translate)(std::string_view theirs, std::span<const std::string> ours);
};

/// Every naming that is known. The first two are our own: of text and of pictures.
std::span<const KeyMap> keyMaps();

/// How a file names the tensors of a network: in whose naming, and behind which wrapping ("module.", "net.", ...).
struct Naming {
    const KeyMap *map = nullptr;
    std::string prefix; ///< with its dot; empty if there is none

    /// Our name for `theirs`, or nothing.
    std::optional<OurName> translate(std::string_view theirs, std::span<const std::string> ours) const;
};

/// The naming that turns most of `theirs` into names of `ours`; of equals the one with the shorter prefix, then the
/// first.
Naming bestNaming(std::span<const std::string> theirs, std::span<const std::string> ours);

} // namespace headstart::weights
