// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

namespace headstart::data {

/// Lists the samples of a source with the reader of its kind, which is guessed unless the source names it: by what lies
/// in a folder, or by how a file ends and begins.
/// Errors: nothing is there; the kind cannot be told, with what there is; those of the readers.
/// `progress` is told of texts alone: pictures are looked at later.
Result<Listing> listSamples(DataSource source, const StopToken *stop, const Dataset::Progress &progress);

} // namespace headstart::data
