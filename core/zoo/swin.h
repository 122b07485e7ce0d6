// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::swin {

/// Swin Transformer, tiny, small and base. Liu et al. 2021, https://arxiv.org/abs/2103.14030; names as in
/// torchvision/models/swin_transformer.py.
/// Stages: patches, then block by block (features.1.0 ...) and merging by merging (features.2 ...), norm, pool, head.
std::vector<Variant> variants();

} // namespace headstart::zoo::swin
