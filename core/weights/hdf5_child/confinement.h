// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headstart::weights::hdf5 {

/// The numbers of the files that the parent hands over. None but these is open, and HDF5's library gets one more.
constexpr int kInput = 0;
constexpr int kOutput = 1;
constexpr int kMessages = 2;

/// Before the first byte of the file is looked at: limits on memory (twice the file and 256 MB), time and output, no
/// further files but one, no new rights, no plugins. `fileBytes`: the size of the file that will be read.
void confine(std::uint64_t fileBytes);

/// Once the file is open: system calls that reading does not need fail. Nothing is opened, started or sent any more.
void forbidSystemCalls();

} // namespace headstart::weights::hdf5
