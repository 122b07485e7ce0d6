// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

namespace headstart::data {

/// The samples of a table of texts, `source.path`, which is read once from beginning to end, piece by piece. Rows of
/// another width than the first, that are broken, hold bytes that are no characters, or have no label are set aside.
/// Errors: those of previewTexts; the column of texts or of labels cannot be told; a quotation mark that nothing
/// closes; a part that is no part, with its line; too many rows or classes.
Result<Listing> listTextTable(DataSource source, const StopToken *stop, const Dataset::Progress &progress);

} // namespace headstart::data
