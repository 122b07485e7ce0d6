// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_config.h"

#include <cstdint>

namespace headstart::training {

/// What the learning rates are multiplied with in a step; `step` counts from 0 over the whole run.
/// constant: 1. step: torch's StepLR. cosine: half a cosine to 0 (Loshchilov & Hutter 2017). linear: a line to 0.
/// one_cycle: torch's OneCycleLR with cosine annealing (Smith & Topin 2017). All but the last begin with a warm-up, in
/// which the factor rises by equal parts to 1.
double rateFactor(const ScheduleConfig &config, std::int64_t step, std::int64_t steps, std::int64_t stepsPerEpoch);

} // namespace headstart::training
