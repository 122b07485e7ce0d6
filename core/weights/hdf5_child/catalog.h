// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <hdf5.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights::hdf5 {

/// A dataset that will be given out.
struct Dataset {
    std::string path;
    std::string_view dtype; ///< as safetensors calls it
    hid_t memoryType = -1;  ///< in which its elements are read: one of the library's own types
    std::vector<std::uint64_t> shape;
    std::uint64_t bytes = 0;
};

struct Catalog {
    std::vector<Dataset> datasets;                 ///< sorted by path
    std::map<std::string, std::string> attributes; ///< "PATH@NAME" -> a JSON list of texts
};

/// Walks through the whole file, and checks everything but the elements: links stay inside, data are where they should
/// be, sizes fit the file. `fileBytes`: its size. Datasets of other than numbers are passed over, and so is what an
/// optimiser keeps. Throws Refusal.
Catalog catalogOf(hid_t file, std::uint64_t fileBytes);

} // namespace headstart::weights::hdf5
