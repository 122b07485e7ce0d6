// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::inception_v3 {

/// Inception v3. Szegedy et al. 2016, https://arxiv.org/abs/1512.00567; as in torchvision/models/inception.py, without
/// its transform_input.
/// Stages: Conv2d_1a_3x3, Conv2d_2a_3x3, Conv2d_2b_3x3, Conv2d_3b_1x1, Conv2d_4a_3x3 (each with the pooling that
/// follows it), Mixed_5b, ... Mixed_7c, pool, head (fc). Auxiliary head: AuxLogits at Mixed_6e.
std::vector<Variant> variants();

} // namespace headstart::zoo::inception_v3
