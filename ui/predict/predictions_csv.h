// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/predict/prediction_model.h"

#include <string>
#include <vector>

namespace headstart::ui {

/// A table for other programs (RFC 4180, UTF-8, the point as decimal sign, names in English): file, error, then label
/// and probability of the first `count` guesses. Pictures that wait are left out.
std::string predictionsCsv(const std::vector<Prediction> &predictions, int count);

} // namespace headstart::ui
