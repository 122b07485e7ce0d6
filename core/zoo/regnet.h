// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::regnet {

/// RegNetY (with squeeze and excitation) of 400 million to 8 thousand million multiply-adds. Radosavovic et al. 2020,
/// https://arxiv.org/abs/2003.13678; as in torchvision/models/regnet.py.
/// Stages: stem, trunk_output.block1.block1-0, ... trunk_output.block4.block4-N (a block each), pool, head (fc).
std::vector<Variant> variants();

} // namespace headstart::zoo::regnet
