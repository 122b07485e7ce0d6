// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::mobilenet_v3 {

/// MobileNet v3 small and large: squeeze-and-excitation, hard swish. Howard et al. 2019,
/// https://arxiv.org/abs/1905.02244; as in torchvision/models/mobilenetv3.py.
/// Stages: features.0 (the first convolution), features.1 ... features.N (a block each), features.N+1, pool,
/// classifier.0, head (classifier.3).
std::vector<Variant> variants();

} // namespace headstart::zoo::mobilenet_v3
