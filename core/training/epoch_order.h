// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/inputs.h"
#include "core/training/run_config.h"

#include <cstdint>
#include <vector>

namespace headstart::training {

/// The training samples of an epoch, which is counted from 1, in their order: a function of (seed, epoch). Of pictures
/// any order, of texts batches of one length; with balanced sampling as many samples as there are, of each class as
/// many as of the others.
std::vector<std::size_t> epochOrder(const data::Inputs &inputs, const std::vector<std::size_t> &samples,
                                    const LoopConfig &config, std::uint64_t epoch);

} // namespace headstart::training
