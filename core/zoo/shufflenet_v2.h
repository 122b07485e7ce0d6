// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::shufflenet_v2 {

/// ShuffleNet v2 at four widths. Ma et al. 2018, https://arxiv.org/abs/1807.11164; as in
/// torchvision/models/shufflenetv2.py.
/// Stages: conv1 (with a pooling), stage2.0, stage2.1, ... stage4.3 (a block each), conv5, pool, head (fc).
std::vector<Variant> variants();

} // namespace headstart::zoo::shufflenet_v2
