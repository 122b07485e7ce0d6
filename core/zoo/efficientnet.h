// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::efficientnet {

/// EfficientNet-B0 to B7. Tan & Le 2019, https://arxiv.org/abs/1905.11946; as in torchvision/models/efficientnet.py.
/// Stages: features.0 (the first convolution), features.1.0, features.2.0, ... features.7.0 (a block each), features.8,
/// pool, head (classifier.1).
std::vector<Variant> variants();

} // namespace headstart::zoo::efficientnet
