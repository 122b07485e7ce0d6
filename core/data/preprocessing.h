// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"
#include "core/data/picture_options.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

namespace headstart::data {

/// Resized and made square: [3, crop, crop], bytes. `name` stands for the picture in errors.
/// Errors: a side that is more than 50 times the other (resized, it would fill the memory).
Result<at::Tensor> resizeAndCrop(const Picture &picture, const Preprocessing &preprocessing, const std::string &name);

/// A part of a picture, in its pixels.
struct Box {
    std::int64_t left = 0;
    std::int64_t top = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
};
/// That part of the picture, squashed: [3, crop, crop], bytes.
at::Tensor resizedPart(const Picture &picture, const Box &box, const Preprocessing &preprocessing);

/// Bytes [3, H, W] as the network wants them: float32, (value / 255 - mean) / deviation.
at::Tensor normalised(const at::Tensor &bytes, const Preprocessing &preprocessing);

/// What the network sees: [3, crop, crop], float32, normalised.
Result<at::Tensor> preprocess(const Picture &picture, const Preprocessing &preprocessing, const std::string &name);

} // namespace headstart::data
