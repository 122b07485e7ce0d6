// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/preprocessing.h"

namespace headstart::data {

/// A training picture as the network sees it: [3, crop, crop], float32, normalised. A function of the picture and of
/// `random` alone. The random crop (aspect 3/4 to 4/3, then squashed) follows torchvision's RandomResizedCrop,
/// colours its ColorJitter (in the order brightness, contrast, saturation), erasing Zhong et al. 2017,
/// https://arxiv.org/abs/1708.04896. Any thread. Errors: those of preprocess.
Result<at::Tensor> augmented(const Picture &picture, const Preprocessing &preprocessing,
                             const Augmentation &augmentation, Random random, const std::string &name);

} // namespace headstart::data
