// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::mobilenet_v2 {

/// MobileNet v2. Sandler et al. 2018, https://arxiv.org/abs/1801.04381; as in torchvision/models/mobilenetv2.py.
/// Stages: features.0 (the first convolution), features.1 ... features.17 (a block each), features.18, pool, head
/// (classifier.1).
std::vector<Variant> variants();

} // namespace headstart::zoo::mobilenet_v2
