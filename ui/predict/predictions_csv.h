// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "ui/predict/prediction_model.h"
#include "ui/predict/text_results.h"

#include <string>
#include <vector>

namespace headstart::ui {

/// A table for other programs (RFC 4180, UTF-8, the point as decimal sign, names in English): file, error, then label
/// and probability of the first `count` guesses. Pictures that wait are left out.
std::string predictionsCsv(const std::vector<Prediction> &predictions, int count);

/// Likewise of a table of texts, straight into a file, which appears whole or not at all: line, text, text_2 (where
/// there are second ones), error, labels and probabilities. Rows that wait are left out. Not for the window's thread.
Result<void> writePredictionsCsv(const std::string &path, const data::Dataset &texts, const TextResults &results,
                                 int count, const StopToken &stop);

} // namespace headstart::ui
