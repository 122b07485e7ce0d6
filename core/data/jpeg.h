// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"

#include <cstddef>
#include <span>
#include <string>

namespace headstart::data {

/// Decodes a JPEG with libjpeg-turbo, in the order of its pixels (EXIF is not looked at). libjpeg goes on after damage,
/// with grey where data is missing; here every warning of it counts, and the first that may cost pixels is an error.
/// A few bytes too many between two headers, which cameras leave, cost none. More than 100 scans are refused: they
/// would take minutes. `name` stands for the picture in errors.
Result<Picture> decodeJpeg(std::span<const std::byte> bytes, const std::string &name);

} // namespace headstart::data
