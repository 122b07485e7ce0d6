// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/insight/metrics.h"
#include "core/insight/number_metrics.h"
#include "core/runs/run_store.h"
#include "core/training/run_model.h"

#include <optional>
#include <string>
#include <vector>

namespace headstart::insight {

struct RunEvaluation {
    Metrics metrics;                      ///< of nothing where labels are numbers
    std::optional<NumberMetrics> numbers; ///< of these
    std::vector<std::string> classes;     ///< the run's, in the order of the metrics
    std::size_t setAside = 0;
};

/// How well a run's network does on its own data's `part`.
/// Errors: the data are no longer those of the run; the part is empty; after a stop, metrics of nothing.
Result<RunEvaluation> evaluateOwnData(training::RunModel &model, data::Part part, const StopToken *stop);

/// On other data, all of it. Their classes are matched by name. Errors: a class that the run does not know; classes
/// where it knows numbers, or the other way round.
Result<RunEvaluation> evaluateOtherData(training::RunModel &model, const data::DataSource &source,
                                        const StopToken *stop);

/// A run's data as validation sees them: samples of `dataset`, preprocessed, in batches, through the whole network.
/// After a stop: empty.
Result<std::vector<runs::Prediction>> predictions(training::RunModel &model, const data::Dataset &dataset,
                                                  std::vector<std::size_t> samples, const StopToken *stop);

} // namespace headstart::insight
