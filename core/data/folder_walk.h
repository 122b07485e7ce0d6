// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

#include <filesystem>
#include <string>
#include <vector>

namespace headstart::data {

/// What lies in a folder and in those below it, in natural order, relative to it.
struct FolderContents {
    std::vector<std::string> files; ///< everything that is no folder
    std::vector<std::string> folders;
    std::vector<std::string> hidden; ///< passed over: hidden files and folders, Thumbs.db and the like
    std::vector<SetAside> setAside;  ///< folders that were not read
};

/// Follows links to files and folders, and reads no folder twice, wherever links lead: folders that are reached by no
/// link come first. Errors: the folder itself cannot be read; more files than a dataset may have.
Result<FolderContents> walkFolder(const std::filesystem::path &root, const StopToken *stop);

} // namespace headstart::data
