// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::resnet {

/// ResNet-18, -34, -50, -101 and -152. He et al. 2016, https://arxiv.org/abs/1512.03385; ResNeXt (Xie et al. 2017,
/// https://arxiv.org/abs/1611.05431), Wide ResNet (Zagoruyko & Komodakis 2016, https://arxiv.org/abs/1605.07146).
/// Names, and the stride in a bottleneck's 3x3 convolution ("v1.5"), as in torchvision/models/resnet.py. Stages: stem,
/// layer1.0, layer1.1, ... layer4.N, pool, head (fc).
std::vector<Variant> variants();

} // namespace headstart::zoo::resnet
