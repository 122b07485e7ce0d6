// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::squeezenet {

/// SqueezeNet 1.0 and 1.1. Iandola et al. 2016, https://arxiv.org/abs/1602.07360; as in
/// torchvision/models/squeezenet.py. Stages: features.0, features.3, ... features.12 (each a convolution or a Fire
/// module, called by its place in the original, with the pooling that follows it), head (classifier.1: a convolution,
/// and the means of what it gives).
std::vector<Variant> variants();

} // namespace headstart::zoo::squeezenet
