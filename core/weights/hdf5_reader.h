// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"
#include "core/weights/weights_file.h"
#include "core/weights/zip_archive.h"

namespace headstart::weights {

// Keras' files. HDF5's library is no safe reader of strangers' files, so a program of its own (hdf5_child/) makes a
// temporary safetensors file of them, which is then read as any other: nothing that it writes is trusted. The tensors'
// names are the paths in the HDF5 file; metadata holds "PATH@ATTRIBUTE" for the attributes that Keras uses.
// On success `source` becomes that temporary file, under the same name.

/// Keras' .h5, older and newer, and .weights.h5. Errors: the file is damaged or breaks a rule, with the object's path;
/// no room for the temporary file; the program is not there.
Result<WeightsIndex> readHdf5(ByteSource &source);

/// Keras' .keras: a zip archive with model.weights.h5 in it. Nothing else of it is looked at: what its configuration
/// says is neither needed nor run.
bool isKerasZip(const ZipEntries &entries);
Result<WeightsIndex> readKerasZip(ByteSource &source, const ZipEntries &entries);

} // namespace headstart::weights
