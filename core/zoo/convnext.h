// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::convnext {

/// ConvNeXt tiny, small, base and large. Liu et al. 2022, https://arxiv.org/abs/2201.03545; as in
/// torchvision/models/convnext.py.
/// Stages: features.0 (the first convolution), features.1.0, features.1.1, ... (a block each), features.2, features.4
/// and features.6 (each halves the picture's sides), ... features.7.2, pool, classifier.0, head (classifier.2).
std::vector<Variant> variants();

} // namespace headstart::zoo::convnext
