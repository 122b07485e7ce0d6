// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/data/dataset.h"
#include "core/data/text_format.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

/// A table of texts and where its samples lie in it.
struct TextFile {
    ByteSource file;
    TextFormat format;
    std::vector<std::string> keys; ///< of JSON Lines: those that are its columns
    std::size_t text = 0;          ///< its column
    std::optional<std::size_t> pair;
    std::vector<std::uint64_t> offsets; ///< a sample each
    std::vector<std::uint32_t> sizes;   ///< in bytes, likewise
};

/// Reads a sample again; `sample` counts through all files. Errors: the row is no longer there.
Result<TextSample> readText(const std::vector<TextFile> &files, std::size_t sample);

/// Sample::hash of texts.
std::string hashOfText(std::string_view first, const std::optional<std::string_view> &second);

} // namespace headstart::data
