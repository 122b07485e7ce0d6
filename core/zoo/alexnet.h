// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"

#include <vector>

namespace headstart::zoo::alexnet {

/// AlexNet in one column. Krizhevsky 2014, https://arxiv.org/abs/1404.5997; as in torchvision/models/alexnet.py.
/// Stages: features.0, features.3, features.6, features.8, features.10 (each a convolution with what follows it), pool
/// (6x6 means), classifier.1, classifier.4, head (classifier.6).
std::vector<Variant> variants();

} // namespace headstart::zoo::alexnet
