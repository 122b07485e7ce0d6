// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/flow.h"
#include "core/zoo/registry.h"

#include <cstdint>

namespace headstart::zoo {

/// For which a network's figures are given: pixels of a picture's side, or tokens of a text.
std::int64_t usualSize(const Variant &variant);

/// To time a network and to see its shapes: `count` pictures of random numbers, `size` pixels a side, or texts of
/// `size` random tokens. On the meta device without values.
Flow madeUpInput(const Variant &variant, std::int64_t count, std::int64_t size,
                 c10::DeviceType device = c10::DeviceType::CPU);

} // namespace headstart::zoo
