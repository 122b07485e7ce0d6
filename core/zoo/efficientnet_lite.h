// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::efficientnet_lite {

/// EfficientNet-Lite0 to 4: EfficientNet (Tan & Le 2019, https://arxiv.org/abs/1905.11946) without
/// squeeze-and-excitation and with ReLU6, ported from TensorFlow: 'same' padding, BatchNorm epsilon 1e-3. Names as in
/// timm's tf_efficientnet_lite*.
/// Stages: stem, blocks.0.0, blocks.1.0, ... blocks.6.0, features, pool, head (classifier).
std::vector<Variant> variants();

} // namespace headstart::zoo::efficientnet_lite
