// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"
#include "core/data/text_labels.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headstart::data {

/// A table of texts that is to be read, and what its columns are.
struct TextTable {
    std::string path;
    std::string name; ///< goes before the lines of its samples; empty where it is the only one
    TextFormat format;
    bool hasHeader = false;
    std::size_t columns = 0;
    std::vector<std::string> keys; ///< of JSON Lines
    std::size_t text = 0;
    std::optional<std::size_t> pair;
    std::optional<std::size_t> label; ///< none: the samples have no labels
    std::optional<std::size_t> part;
    std::string allPart; ///< the part of all samples, where no column says it
};

/// What was met in reading.
struct TextIndexing {
    std::size_t beyondAscii = 0; ///< rows with other characters than ASCII's, all decoded
    std::size_t undecodable = 0;
    std::string undecoded; ///< the first of these, as they are in the file
};

/// Reads a table from beginning to end and adds its samples to the listing, its labels to `labels`.
/// Errors: as listTextTable.
Result<TextIndexing> indexTexts(const TextTable &table, Listing &listing, TextLabels &labels, const StopToken *stop,
                                const Dataset::Progress &progress);

} // namespace headstart::data
