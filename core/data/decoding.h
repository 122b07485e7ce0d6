// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace headstart::data {

/// Decodes a picture by its content, whatever its name: JPEG (libjpeg-turbo), PNG, GIF, WebP, BMP, TIFF, PNM (Qt). The
/// first frame of an animation; upright by its EXIF orientation; grey, palette and CMYK brought to RGB, transparency
/// dropped, as Pillow's convert("RGB") does. Of 16 bits a channel the upper 8 stay: Pillow does so for colours, and for
/// grey it clips at 255, which leaves a white picture; there we differ on purpose. Any thread.
/// Errors: not readable; not a picture; more than 89.5 million pixels; damaged, as a file that ends too early is.
Result<Picture> decodePicture(const std::filesystem::path &path);
/// `name` stands for the bytes in errors.
Result<Picture> decodePicture(std::span<const std::byte> bytes, const std::string &name);

} // namespace headstart::data
