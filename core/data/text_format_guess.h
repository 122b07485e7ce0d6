// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/data/dataset.h"
#include "core/data/text_format.h"

#include <cstdint>
#include <vector>

namespace headstart::data {

struct TextFormatChoice {
    TextFormat format;
    std::uint64_t start = 0; ///< where the text begins, behind a mark
    std::vector<Text> remarks;
};

/// What the source says of the format, and guesses of the rest by the file's beginning and a little from elsewhere in
/// it. Errors: an encoding, a delimiter or a quoting that is none; the file is empty; input/output.
Result<TextFormatChoice> chooseTextFormat(const ByteSource &file, const DataSource &source);

/// Where the text begins in a file of this encoding.
Result<std::uint64_t> startOfText(const ByteSource &file, Encoding encoding);

} // namespace headstart::data
