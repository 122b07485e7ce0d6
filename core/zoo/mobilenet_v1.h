// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::mobilenet_v1 {

/// MobileNet v1. Howard et al. 2017, https://arxiv.org/abs/1704.04861; as timm's mobilenetv1_100, with ReLU6.
/// Stages: stem, blocks.0.0, blocks.1.0, ... blocks.4.1, pool, head (classifier).
std::vector<Variant> variants();

} // namespace headstart::zoo::mobilenet_v1
