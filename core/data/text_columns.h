// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/table_reader.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

/// What the columns of a table of texts are, counted from 0.
struct TextColumns {
    std::vector<std::string> names; ///< by the header or the keys; numbers where there is neither
    bool hasNames = false;
    std::optional<std::size_t> text;
    std::optional<std::size_t> pair; ///< a second text that goes with the first
    std::optional<std::size_t> label;
    std::optional<std::size_t> part;

    /// What to call a column in a DataSource: its name, or its number where the name says nothing.
    std::string nameOf(std::size_t column) const;
    /// The first few columns, for a sentence.
    std::string few() const;
};

/// The columns that the source names, and guesses of the others by the first rows (`head`, without a header). The text
/// is the column with the longest and most varied cells, or what goes with a second text; that is known by its name
/// alone; the label by its name, else by its few values. What cannot be told stays open.
/// Errors: a column that is named and not there, with those that there are.
Result<TextColumns> chooseTextColumns(const Table &head, std::vector<std::string> names, const DataSource &source);

} // namespace headstart::data
