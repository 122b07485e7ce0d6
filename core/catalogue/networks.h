// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <string_view>

namespace headstart::catalogue {

/// The network that a card's weights fill, by the card's id or alias; a network's own name will do too.
/// Errors: there is no such model; the message names those that resemble it.
Result<const zoo::Variant *> networkOf(std::string_view model);

} // namespace headstart::catalogue
