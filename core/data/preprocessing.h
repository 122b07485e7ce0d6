// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <string>

namespace headstart::data {

enum class Interpolation { Bilinear, Bicubic };

/// How a picture becomes a network's input. Resizing is antialiased and works on bytes, as Pillow's does, so that an
/// exported model agrees with Python.
struct Preprocessing {
    int resize = 256; ///< pixels of the shorter side
    int crop = 224;   ///< side of the square that is cut out of the middle
    Interpolation interpolation = Interpolation::Bilinear;
    std::array<double, 3> mean = {0.485, 0.456, 0.406}; ///< of values in 0..1: red, green, blue
    std::array<double, 3> deviation = {0.229, 0.224, 0.225};

    bool operator==(const Preprocessing &) const = default;
};

/// Resized and cropped: [3, crop, crop], bytes. `name` stands for the picture in errors.
/// Errors: a side that is more than 50 times the other (resized, it would fill the memory).
Result<at::Tensor> resizeAndCrop(const Picture &picture, const Preprocessing &preprocessing, const std::string &name);

/// What the network sees: [3, crop, crop], float32, normalised.
Result<at::Tensor> preprocess(const Picture &picture, const Preprocessing &preprocessing, const std::string &name);

} // namespace headstart::data
