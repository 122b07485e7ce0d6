// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::vit {

/// Vision Transformer. Dosovitskiy et al. 2021, https://arxiv.org/abs/2010.11929; names as in
/// torchvision/models/vision_transformer.py (vit_b_16 and its like) or timm/models/vision_transformer.py
/// (vit_tiny_patch16_224 and its like); DeiT (Touvron et al. 2021, https://arxiv.org/abs/2012.12877) is the same
/// network, trained otherwise. Takes pictures of one size: a token's place is learned.
/// Stages: patches, block by block, norm (of the class token), head.
std::vector<Variant> variants();

} // namespace headstart::zoo::vit
