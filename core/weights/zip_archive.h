// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>

namespace headstart::weights {

/// One file inside an archive.
struct ZipEntry {
    bool stored = false;        ///< not compressed
    std::uint64_t position = 0; ///< of its bytes in the archive
    std::uint64_t bytes = 0;    ///< as they stand there
    std::uint32_t crc32 = 0;    ///< of the uncompressed content
};

using ZipEntries = std::map<std::string, ZipEntry>; ///< by name

/// The entries of a zip archive (APPNOTE 6.3.10, with its 64-bit fields). Strict, because readers that differ
/// in what they tolerate can be shown different content: nothing before the first entry, no overlap, no duplicate name,
/// no '..', no encryption; local and central headers agree; at most 100,000 entries. Nothing is decompressed.
Result<ZipEntries> readZip(const ByteSource &source);

} // namespace headstart::weights
