// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

namespace headstart::data {

/// The samples of a table that names pictures and their labels, `source.path`. Rows of another width than the first,
/// without a label, or whose file is not there are set aside.
/// Errors: those of readTable, chooseColumns and classesOf; no file is there; a part that is no part, with its line.
Result<Listing> listImageTable(DataSource source, const StopToken *stop);

} // namespace headstart::data
