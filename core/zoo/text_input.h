// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/zoo/flow.h"
#include "core/zoo/text_config.h"

#include <string>

namespace headstart::zoo {

/// The input of a network that takes tokens: values {ids, types}, [N, T] int64 each, and padding, [N, T] bool. Without
/// types all are 0, without a mask every token counts; `mask` is of any type, 0 where a token is none.
Flow textFlow(const at::Tensor &ids, const at::Tensor &types = {}, const at::Tensor &mask = {});

/// Whether the network can take such an input. `name` stands for it in errors. Errors: an id past the vocabulary, a
/// type past the types, more tokens than positions, in which row.
Result<void> checkTextFlow(const TextConfig &config, const Flow &flow, const std::string &name);

} // namespace headstart::zoo
