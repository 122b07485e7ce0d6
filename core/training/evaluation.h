// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "core/training/feed.h"

namespace headstart::training {

struct Evaluation {
    std::vector<runs::Prediction> predictions; ///< in the order of the samples; empty after a stop
    double loss = 0;     ///< mean cross-entropy, without smoothing and class weights; of numbers mean squared error
    double accuracy = 0; ///< 0..1; NaN of numbers
};

/// What the network says of each sample that the feed gives: its stages from `from` on, where the feed's prefix ends,
/// all in evaluation mode (they keep it). Throws c10::Error. Errors: those of the feed.
Result<Evaluation> evaluate(zoo::Network &network, std::size_t from, Feed &feed, std::size_t microBatch,
                            const StopToken *stop);

} // namespace headstart::training
