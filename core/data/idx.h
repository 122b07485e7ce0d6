// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/folder_walk.h"

#include <string>
#include <vector>

namespace headstart::data {

/// Those of the files of pictures (IDX of 3 or 4 dimensions) that lie at the top of a folder; of one that is there
/// packed and unpacked, the unpacked. Those that train come first.
std::vector<std::string> idxPictureFiles(const std::filesystem::path &root, const FolderContents &contents);

/// The samples of files of pictures, all in memory: one file, or several that are named as parts (train-*, t10k-*).
/// Labels lie in the file of the same name with "labels-idx1" for "images-idx3", unless the source names it.
/// Errors: those of readIdx; no labels, or another number of them; several files that are no parts.
Result<Listing> listIdx(DataSource source, const std::filesystem::path &root, const std::vector<std::string> &files,
                        const StopToken *stop);

} // namespace headstart::data
