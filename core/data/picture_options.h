// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace headstart::data {

enum class Interpolation { Bilinear, Bicubic };

/// How a picture that is not square becomes one.
enum class ResizeMode {
    Crop,   ///< the shorter side to `resize`, then the middle square of `crop`
    Squash, ///< both sides to `crop`: nothing is lost, proportions change
    Pad,    ///< the longer side to `crop`, black beside it
};

/// How a picture becomes a network's input. Resizing is antialiased and works on bytes, as Pillow's does, so that an
/// exported model agrees with Python.
struct Preprocessing {
    int resize = 256; ///< pixels of the shorter side, in ResizeMode::Crop
    int crop = 224;   ///< side of the square that the network sees
    Interpolation interpolation = Interpolation::Bilinear;
    std::array<double, 3> mean = {0.485, 0.456, 0.406}; ///< of values in 0..1: red, green, blue
    std::array<double, 3> deviation = {0.229, 0.224, 0.225};
    ResizeMode mode = ResizeMode::Crop;

    bool operator==(const Preprocessing &) const = default;
};

/// Random changes of training pictures. Everything is off by default.
struct Augmentation {
    bool flipHorizontal = false; ///< with probability 1/2
    bool flipVertical = false;   ///< likewise
    bool transpose = false;      ///< rows and columns change places, likewise; with both flips: all turns by 90 degrees
    double cropScale = 1;        ///< smallest share of the picture's area that a random crop takes; 1: no random crop
    double rotation = 0;         ///< degrees, to both sides; the border is mirrored
    double brightness = 0;       ///< factor 1 - x .. 1 + x
    double contrast = 0;         ///< likewise, about the picture's mean grey
    double saturation = 0;       ///< likewise
    double erasing = 0;          ///< probability that a rectangle of 2 to 33 % of the area is erased
    std::int64_t views = 0;      ///< of each picture, which come in turn, an epoch each; 0: a new one in each epoch

    bool any() const;
    /// What a picture is in an epoch, which is counted from 1, is a function of this.
    std::int64_t viewOf(std::int64_t epoch) const { return views > 0 ? (epoch - 1) % views + 1 : epoch; }
    /// Those that come again, so that what a network makes of them is worth keeping: 0, the picture as it is, where
    /// nothing is changed at random.
    std::vector<std::int64_t> keptViews(std::int64_t epochs) const;
    bool operator==(const Augmentation &) const = default;
};

} // namespace headstart::data
