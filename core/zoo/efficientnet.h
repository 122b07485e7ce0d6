// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::efficientnet {

/// EfficientNet-B0 to B7, in two makes: torchvision's, and TensorFlow's (tf_...), which pads as that does. Tan & Le
/// 2019, https://arxiv.org/abs/1905.11946; as in torchvision/models/efficientnet.py and timm/models/efficientnet.py.
/// Stages: features.0 (the first convolution), features.1.0, features.2.0, ... features.7.0 (a block each), features.8,
/// pool, head (classifier.1); TensorFlow's: stem, blocks.0.0, ... blocks.6.0, features, pool, head.
std::vector<Variant> variants();

} // namespace headstart::zoo::efficientnet
