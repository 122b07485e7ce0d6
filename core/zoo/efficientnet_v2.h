// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::efficientnet_v2 {

/// EfficientNetV2-S, -M and -L: the first blocks' depthwise and 1x1 convolutions are fused. Tan & Le 2021,
/// https://arxiv.org/abs/2104.00298; as in torchvision/models/efficientnet.py.
/// Stages: features.0 (the first convolution), features.1.0, features.2.0, ... (a block each), features.7 (S) or
/// features.8 (M, L), pool, head (classifier.1).
std::vector<Variant> variants();

} // namespace headstart::zoo::efficientnet_v2
