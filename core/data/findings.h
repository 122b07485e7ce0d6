// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/listing.h"

namespace headstart::data {

/// Leaves out classes without a sample, and says so. The two halves that a threshold makes stay.
void dropEmptyClasses(Listing &listing);

/// Says what is odd about samples that have been looked at: less than two classes, classes of one sample, the same
/// content twice, and with two labels.
void addRemarks(Listing &listing);

/// Dataset::fingerprint().
std::string fingerprintOf(const Listing &listing);

} // namespace headstart::data
