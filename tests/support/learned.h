// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"

#include <QString>

#include <cstddef>
#include <string>
#include <vector>

namespace headstart::test {

/// What a run leaves that must not depend on what befell it: its rows without their seconds, and the bytes of its
/// newest checkpoint.
struct Learned {
    std::vector<runs::StepRow> steps;
    std::vector<runs::EpochRow> epochs;
    std::vector<runs::StageRow> stages;
    std::vector<runs::Prediction> predictions;
    std::string checkpoint;
    std::vector<std::byte> state; ///< weights, and the optimiser's state
    std::vector<std::byte> best;
};

/// Of the only run of a store.
Learned learnedOf(const QString &store);

/// Fails the test where they differ, with the first step that does.
void compareLearned(const Learned &found, const Learned &expected);

} // namespace headstart::test
