// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::densenet {

/// DenseNet-121, -161, -169 and -201. Huang et al. 2017, https://arxiv.org/abs/1608.06993; as in
/// torchvision/models/densenet.py.
/// Stages: stem, denseblock1.denselayer1, ... denseblock1.denselayerN, transition1, denseblock2.denselayer1, ... norm5,
/// pool, head (classifier). A dense layer hands on what it got with its own channels behind.
std::vector<Variant> variants();

} // namespace headstart::zoo::densenet
