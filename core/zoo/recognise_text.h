// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/recognise.h"
#include "core/zoo/text_config.h"

#include <optional>

namespace headstart::zoo {

/// What the names and shapes of a file tell of a text network: its family and its sizes. Of the published ones with
/// these sizes it has the rest, else the usual values: there, a head is 64 wide. Nothing: it is of no such network.
std::optional<TextConfig> textConfigIn(const weights::WeightsFile &file);

/// The published networks that `config` is of, or one described by it. Errors: not all tensors fit.
Result<Recognition> recogniseText(const weights::WeightsFile &file, const TextConfig &config);

} // namespace headstart::zoo
