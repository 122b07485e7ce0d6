// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::inception_resnet_v2 {

/// Inception-ResNet v2. Szegedy et al. 2017, https://arxiv.org/abs/1602.07261; as in
/// timm/models/inception_resnet_v2.py. Stages: conv2d_1a, conv2d_2a, conv2d_2b, conv2d_3b, conv2d_4a (each with the
/// pooling that follows it), mixed_5b, repeat.0, ... repeat.9, mixed_6a, repeat_1.0, ... repeat_1.19, mixed_7a,
/// repeat_2.0, ... repeat_2.8, block8, conv2d_7b, pool, head (classif).
std::vector<Variant> variants();

} // namespace headstart::zoo::inception_resnet_v2
