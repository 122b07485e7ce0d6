// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::googlenet {

/// GoogLeNet, with BatchNorm. Szegedy et al. 2015, https://arxiv.org/abs/1409.4842; as in
/// torchvision/models/googlenet.py, 3x3 convolutions in place of the paper's 5x5 included, without its transform_input.
/// Stages: conv1, conv2, conv3, inception3a, ... inception5b (each with the pooling that follows it), pool, head (fc).
/// Auxiliary heads: aux1 at inception4a, aux2 at inception4d.
std::vector<Variant> variants();

} // namespace headstart::zoo::googlenet
