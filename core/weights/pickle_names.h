// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headstart::weights::pickle {

/// Whether a global, "module name", can have no place in a file of weights: a program that asks for it is hostile, and
/// the whole file is refused. Other unknown names are inert.
bool isHostile(std::string_view global);

} // namespace headstart::weights::pickle
