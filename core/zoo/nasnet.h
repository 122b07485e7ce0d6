// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::nasnet {

/// NASNet-A (6 @ 4032). Zoph et al. 2018, https://arxiv.org/abs/1707.07012; as in timm/models/nasnet.py.
/// Stages: conv0, cell_stem_0, cell_stem_1, cell_0, ... cell_5, reduction_cell_0, cell_6, ... cell_11,
/// reduction_cell_1, cell_12, ... cell_17, act (ReLU), pool, head (last_linear). A cell takes the outputs of the two
/// before it, which is what passes between the stages.
std::vector<Variant> variants();

} // namespace headstart::zoo::nasnet
