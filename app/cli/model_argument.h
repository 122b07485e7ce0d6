// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/zoo/registry.h"

#include <string>

namespace headstart::cli {

/// What MODEL is: a name, or a Hugging Face folder of a text network.
struct ModelArgument {
    zoo::Variant variant;
    std::string weights; ///< the file in the folder; empty if there is none
};

/// Errors: no model has this name; the folder's config.json is not usable.
Result<ModelArgument> modelArgument(const std::string &model);

/// The same, and its weights: `file`, or the folder's where that is empty. Errors: there are none.
Result<ModelArgument> modelWithWeights(const std::string &model, const std::string &file);

} // namespace headstart::cli
