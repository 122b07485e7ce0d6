// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/folder_walk.h"

#include <filesystem>
#include <string>
#include <vector>

namespace headstart::data {

/// What the folders at the top of a folder are.
struct FolderLayout {
    std::vector<std::string> withPictures; ///< those that hold a picture, at any depth
    bool hasParts = false;                 ///< train/ is there, and it holds the folders of classes
};

FolderLayout layoutOf(const std::filesystem::path &root, const FolderContents &contents);

/// The samples of a folder whose folders are the classes, or parts that hold the folders of classes. Files that lie in
/// none are set aside; whether a file is a picture is not looked at yet.
/// Errors: no folder holds a picture; folders that are named as parts, without classes.
Result<Listing> listImageFolder(DataSource source, const FolderContents &contents, const FolderLayout &layout);

} // namespace headstart::data
