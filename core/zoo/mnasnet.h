// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::mnasnet {

/// MnasNet-B1 at four widths. Tan et al. 2019, https://arxiv.org/abs/1807.11626; as in torchvision/models/mnasnet.py.
/// Stages: layers.0 (the first convolution), layers.3 (a block without expansion), layers.8.0, layers.8.1, ...
/// layers.13.0 (a block each), layers.14, pool, head (classifier.1).
std::vector<Variant> variants();

} // namespace headstart::zoo::mnasnet
