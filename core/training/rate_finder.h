// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/training/rate_search.h"
#include "core/training/run_config.h"

#include <filesystem>
#include <functional>

namespace headstart::runs {
class RunStore;
}

namespace headstart::training {

/// Trains the run to be for `sweep.steps` steps, the learning rate growing from one to the next, and looks where the
/// loss falls best (Smith 2017, "Cyclical learning rates"). Nothing is stored, and all that it trained is forgotten.
/// `library`: fetched weights; `store`: of the run that the weights may come from. In the calling thread, where `told`
/// hears of each step. Ends early where the loss leaves the range, or after a stop, then without a suggestion. Errors:
/// those of a run's beginning. Throws c10::Error and std::bad_alloc.
Result<RateSearch> findRate(const RunConfig &wanted, const RateSweep &sweep, const std::filesystem::path &library,
                            runs::RunStore &store, const std::function<void(const RatePoint &)> &told,
                            const StopToken &stop);

} // namespace headstart::training
