// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/weights_file.h"
#include "core/weights/zip_archive.h"

namespace headstart::weights {

// What torch.save writes (reference: torch/serialization.py, 2.13). Taken are the tensors of the state dict: of the
// saved dictionary itself, or of its 'state_dict', 'model_state_dict' or 'model'; those of dictionaries inside it are
// named 'outer.inner'. Objects of unknown classes are passed over, never made.

/// Since PyTorch 1.6: a zip archive of one pickle and one record a storage. TorchScript archives too: their tensors.
Result<WeightsIndex> readPytorchZip(const ByteSource &source, const ZipEntries &entries);

/// Before: five pickles, then for each storage its element count and its elements.
Result<WeightsIndex> readPytorchLegacy(const ByteSource &source);

} // namespace headstart::weights
