// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::vgg {

/// VGG-11, -13, -16 and -19, with and without BatchNorm. Simonyan & Zisserman 2015, https://arxiv.org/abs/1409.1556; as
/// in torchvision/models/vgg.py.
/// Stages: features.N (each a convolution with what follows it, called by its place in the original), pool (7x7
/// means), classifier.0, classifier.3, head (classifier.6). Of keras_vgg16_avg, keras_vgg19_avg: pool (a mean), head
/// (classifier).
std::vector<Variant> variants();

} // namespace headstart::zoo::vgg
