// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/data/listing.h"
#include "core/data/text_columns.h"
#include "core/data/text_format.h"

#include <cstddef>
#include <vector>

namespace headstart::data {

/// The first rows of a table of texts, and what was guessed by them.
struct TextTablePreview {
    DataSource source; ///< with what was guessed; what could not be told is empty
    TextFormat format;
    TextColumns columns;
    Table table;                  ///< the rows, without a header
    std::vector<SetAside> broken; ///< rows among them that cannot be used
    Table undecodable;            ///< of these, those whose bytes are no characters: U+FFFD stands for them
    std::vector<Text> remarks;
};

/// Reads the first rows alone, and a little from elsewhere in the file to guess its encoding: at once, however large
/// the file. Guesses look at 200 rows, of which `rows` are given back (those that there are).
/// Errors: the table cannot be read or is empty; a field of the source says what there is not (an encoding, a
/// delimiter, a column, with those that there are); a quotation mark among the first rows that nothing closes; a header
/// and no row.
Result<TextTablePreview> previewTexts(const DataSource &source, std::size_t rows);

/// Whether a table is one of texts: it is of JSON Lines, or it has two columns or more, none names pictures, and one
/// holds texts, or is called as such columns are.
bool looksLikeTexts(const DataSource &source);

} // namespace headstart::data
