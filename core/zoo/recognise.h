// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/load_plan.h"
#include "core/weights/weights_file.h"
#include "core/zoo/registry.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace headstart::zoo {

/// What a file of weights is.
struct Recognition {
    const Variant *variant = nullptr; ///< of the registry, or `described`
    /// A text network of sizes that no published one has, as far as shapes tell: not how many attention heads it has.
    std::shared_ptr<const Variant> described;
    std::int64_t classes = 0; ///< of the head in the file; of the published network where the file has none
    bool hasHead = true;
    weights::LoadReport report;
    /// Other networks that it fills as well: names and shapes do not tell them apart (ViT and DeiT).
    std::vector<const Variant *> others;
};

/// Finds out which network a file is of, and how many classes it tells apart, from the names and shapes of its tensors
/// alone; wherever they come from (key_maps.h) and however a training program has wrapped them. Reads no elements.
/// Takes about a second the first time, for which all networks of pictures are made without memory; any thread. Errors:
/// no network fits, with the nearest and what is different about them.
Result<Recognition> recognise(const weights::WeightsFile &file);

} // namespace headstart::zoo
