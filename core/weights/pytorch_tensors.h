// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/pickle.h"
#include "core/weights/weights_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace headstart::weights {

/// A storage as a pickle refers to it: its key, and how many elements of which type it holds.
struct StorageReference {
    std::string key;
    Dtype dtype = Dtype::F32;
    std::uint64_t count = 0;

    std::uint64_t bytes() const { return count * elementSize(dtype); } // fits: checked when it was read
};

/// The state dict of a pickle. TensorInfo::storage counts through `storages`; each tensor lies inside its storage.
struct PickledTensors {
    std::vector<TensorInfo> tensors;
    std::vector<StorageReference> storages; ///< each key once, in order of first use
};

enum class Storages {
    OfTensors, ///< those that the state dict's tensors lie in
    All,       ///< and every other that the pickle mentions, an optimiser's for example
};

/// Finds the state dict in what a pickle built. Errors name the tensor and the rule.
Result<PickledTensors> pickledTensors(const ByteSource &source, const pickle::Document &document, Storages storages);

} // namespace headstart::weights
