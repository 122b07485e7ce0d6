// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/picture.h"

#include <filesystem>
#include <string>

namespace headstart::data {

struct HashedPicture {
    Picture picture;
    std::string hash; ///< SHA-256 of the file's content, lower-case hex
};

/// Reads a file once, hashes and decodes it. Errors: those of decodePicture; one that does not begin as a picture is
/// not read further, however long it is.
Result<HashedPicture> readPictureFile(const std::filesystem::path &path);

/// A look at the first bytes.
bool beginsAsPicture(const std::filesystem::path &path);

} // namespace headstart::data
