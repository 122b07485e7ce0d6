// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"
#include "core/data/table_reader.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace headstart::data {

/// What the columns of a table of pictures are, counted from 0.
struct TableColumns {
    bool hasHeader = false;
    std::size_t path = 0;
    std::size_t label = 0;
    std::optional<std::size_t> part;

    std::size_t firstRow() const { return hasHeader ? 1 : 0; }
};

/// Takes the columns that the listing's source names and guesses the others, by what files there are below its root;
/// the guesses are written into the source and said in the remarks.
/// Errors: a column that is named and not there, or that cannot be told, with those that there are.
Result<TableColumns> chooseColumns(const Table &table, Listing &listing);

/// The file that a cell names: relative to the table's folder, or absolute. Backslashes part folders where no file has
/// them in its name.
std::filesystem::path fileNamed(std::string_view cell, const std::filesystem::path &root);

} // namespace headstart::data
