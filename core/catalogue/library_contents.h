// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/library.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::catalogue {

/// A file of weights in the library, with what belongs to it: FILE.sha256, which pins its hash, and FILE.part and
/// FILE.part.from of a transfer that is not whole yet. To a text model's weights belong the other files that its card
/// names.
struct LibraryFile {
    std::string name;                ///< in the library's folder; of a text model "NAME/model.safetensors"
    const ModelCard *card = nullptr; ///< nullptr: the catalogue names no such file
    std::uint64_t bytes = 0;         ///< of all that belongs to it. A link counts as itself, not as what it leads to
    std::int64_t changed = 0;        ///< when it came: milliseconds since 1970, UTC
    bool isWhole = false;            ///< else there is a part of it alone
};

/// What lies in the library's folder. Folders in it are no part of the library, but for those of text models; nor is
/// what their cards do not name.
struct LibraryContents {
    std::vector<LibraryFile> files; ///< the catalogue's in its order, then the others by name
    std::uint64_t bytes = 0;        ///< of all files
    std::uint64_t freeBytes = 0;    ///< that its disk has left
};

/// Reads names and sizes, not the files. A folder that is not there holds nothing. Errors: it cannot be read.
Result<LibraryContents> libraryContents(const Library &library);

/// Removes a file of libraryContents and what belongs to it, and nothing else: a link goes, what it leads to stays. A
/// text model's folder goes if that leaves it empty.
/// Returns the bytes that came free. Errors: no such file is in the folder; it is being fetched; it may not be removed.
Result<std::uint64_t> removeFromLibrary(const Library &library, const std::string &name);

} // namespace headstart::catalogue
