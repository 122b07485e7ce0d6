// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

#include <cstddef>

namespace headstart::data {

/// Where a sample's picture lies in memory.
std::span<const std::byte> idxPicture(const std::vector<IdxPictures> &pictures, std::size_t sample,
                                      const IdxPictures *&file);

/// Hashes and decodes every sample once, on all processors. Those that do not decode are set aside. After a stop only
/// those that were looked at are left. Errors: no memory.
Result<void> checkSamples(Listing &listing, const StopToken *stop, const Dataset::Progress &progress);

} // namespace headstart::data
