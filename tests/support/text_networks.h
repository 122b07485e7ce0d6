// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/flow.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <cstdint>
#include <span>

namespace headstart::test {

/// One of each family, of two or three layers.
std::span<const zoo::Variant> smallTextNetworks();

/// Made-up texts of one or two parts, the first of them three tokens shorter than the others.
zoo::Flow madeUpTexts(const zoo::TextConfig &config, std::int64_t count, std::int64_t tokens);

} // namespace headstart::test
