// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace headstart::data {

/// "The picture is damaged", and why.
Error damagedPicture(const std::string &name, std::string_view why);

/// Not empty, and at most 89.5 million pixels: Pillow's limit against decompression bombs.
Result<void> checkPictureSize(const std::string &name, std::int64_t width, std::int64_t height);

/// Whether a PNG, GIF or BMP is all there. Qt gives out what there is of a GIF or BMP that ends too early, and libpng
/// writes to the standard error about a PNG. Other formats (`format` as QImageReader names it) are not looked at.
/// Errors: the file ends too early; a checksum of a PNG does not fit.
Result<void> checkComplete(std::span<const std::byte> bytes, std::string_view format, const std::string &name);

} // namespace headstart::data
