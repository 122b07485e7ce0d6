// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/training/run_config.h"
#include "core/training/run_events.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace headstart::training {

/// A setting that a sweep varies: some values, or a range of numbers to draw from.
struct SweepAxis {
    std::string path;                ///< "optimiser.rate"
    std::vector<std::string> values; ///< as --set takes them; empty: a range
    double low = 0;                  ///< both included; where it is above 0, drawn evenly in the logarithm
    double high = 0;

    bool isRange() const { return values.empty(); }
};

/// "KEY=A,B,C" (of a key that is a list: "KEY=A;B,C"), or "KEY=LOW..HIGH". Errors: no such key; a value that it cannot
/// have; a range of something that is no number.
Result<SweepAxis> sweepAxis(const std::string &text);

/// Which runs a sweep makes.
struct SweepPlan {
    std::vector<SweepAxis> axes;
    std::int64_t draws = 0; ///< combinations drawn at random (Bergstra & Bengio 2012); 0: all of them
    std::int64_t seeds = 1; ///< runs of each: the first with the configuration's training.seed, then one more each
    bool isHalving = false; ///< see runSweep
};

/// A combination.
struct Trial {
    std::vector<std::string> settings; ///< "KEY=VALUE", an axis each
    RunConfig config;
};

/// All combinations, the last axis changing fastest; or those that were drawn, none twice, a function of the
/// configuration's training.seed. Errors: no axis, two of one key, a range without draws, seeds that are an axis too,
/// more than 10,000.
Result<std::vector<Trial>> trialsOf(const RunConfig &base, const SweepPlan &plan);

/// What came of a trial.
struct TrialOutcome {
    Trial trial;
    std::int64_t epochs = 0;      ///< that its runs had
    std::vector<RunOutcome> runs; ///< a seed each
    std::optional<Error> failure; ///< why it has fewer
    double mean = 0;              ///< of the runs' best validation accuracy; of numbers, of the loss, negative
    double deviation = 0;         ///< of them, n - 1; NaN of one run
    double loss = 0;              ///< mean of their validation losses: of equal means the lower one is better
};

/// Epochs of each round of a sweep that halves, ascending, and how many trials enter it: each round a third of the
/// trials with three times the epochs, up to `epochs`. Successive halving with eta = 3 (Jamieson & Talwalkar 2016).
struct SweepRound {
    std::int64_t epochs = 0;
    std::size_t trials = 0;
};
std::vector<SweepRound> roundsOf(std::size_t trials, std::int64_t epochs, bool isHalving);

/// Trains all trials, one run after the other, in the calling thread. Each run is in the store like any other, with
/// `name` as its tag and, with its settings behind it, as its name. With isHalving the trials first have few epochs,
/// and only the better third of them goes on: each round trains anew, so that its schedules are whole. A trial that
/// fails counts as the worst and ends nothing else. `told` hears of each trial that is over. Returns the outcomes of
/// the last round that each trial had, the best first; after a stop, of those that are whole. Errors: those of
/// trialsOf; the store cannot be written.
struct SweepObserver {
    RunObserver &runs;
    std::function<void(const TrialOutcome &)> told;
};
Result<std::vector<TrialOutcome>> runSweep(const RunConfig &base, const SweepPlan &plan, const std::string &name,
                                           const std::filesystem::path &library, runs::RunStore &store,
                                           const SweepObserver &observer, const StopToken &stop);

} // namespace headstart::training
