// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_reader.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

namespace headstart::data {

/// Whether the first row names the columns: none of its cells is empty, a number or a picture's name, and its cell in
/// the column of paths (guessed by the other rows, unless it is given) names no file.
bool looksLikeHeader(const Table &table, const std::filesystem::path &root, std::optional<std::size_t> pathColumn);

/// The column with the most cells that name files that are there; where none does, the one with the most that end as
/// pictures do. Looks at some hundred rows.
std::optional<std::size_t> guessPathColumn(const Table &table, std::size_t firstRow, const std::filesystem::path &root);

/// Whether half of a column's cells, at least, name files that are there or end as pictures do.
bool namesPictures(const Table &table, std::size_t firstRow, std::size_t column, const std::filesystem::path &root);

/// Of the candidates: by its name in the header, else the first one with 2 to 1,000 distinct values and more than one
/// sample a value.
std::optional<std::size_t> guessLabelColumn(const Table &table, bool hasHeader,
                                            std::span<const std::size_t> candidates);

/// Whether most cells of a column are numbers.
bool holdsNumbers(const Table &table, std::size_t firstRow, std::size_t column);

/// Whether each cell of a column is the name of a part ("train", "val", "test").
bool saysParts(const Table &table, std::size_t firstRow, std::size_t column);

} // namespace headstart::data
