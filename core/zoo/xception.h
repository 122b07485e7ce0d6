// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::xception {

/// Xception. Chollet 2017, https://arxiv.org/abs/1610.02357; as in timm/models/xception.py (legacy_xception).
/// Stages: stem (conv1, conv2), block1, ... block12, conv3, conv4, pool, head (fc).
std::vector<Variant> variants();

} // namespace headstart::zoo::xception
