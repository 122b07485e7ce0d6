// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"
#include "core/data/picture_options.h"

#include <cstdint>
#include <string>

namespace headstart::data {

/// What the network sees of a picture, as a picture again: crop x crop pixels, before normalisation. No torch in this
/// header: the window shows it. `name` stands for the picture in errors. Any thread. Errors: those of preprocess.
Result<Picture> seen(const Picture &picture, const Preprocessing &preprocessing, const std::string &name);

/// What training sees of sample `sample` in an epoch: the same random choices as in a run with this seed.
Result<Picture> seenInTraining(const Picture &picture, const Preprocessing &preprocessing,
                               const Augmentation &augmentation, std::uint64_t seed, std::int64_t epoch,
                               std::size_t sample, const std::string &name);

} // namespace headstart::data
