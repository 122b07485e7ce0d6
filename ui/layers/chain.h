// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/outline.h"
#include "core/training/run_config.h"

#include <cstdint>
#include <vector>

namespace headstart::ui {

/// What becomes of a stage in training.
enum class Fate { Kept, Trains, Partly, NoParameters };

/// A model's chain of stages and what of it trains, as the Layers page shows it. A value. Stages are counted from 0, in
/// the order of the data; an empty chain stands for no model.
struct Chain {
    insight::Outline outline;
    training::FreezeConfig freeze;
    std::vector<std::int64_t> trained;     ///< parameters that train, a stage each
    std::vector<insight::StageCost> costs; ///< a stage each; empty until they are measured
    bool hasNewHead = false;               ///< the last layer starts anew, for the data's classes

    bool isEmpty() const { return outline.stages.empty(); }
    int size() const { return static_cast<int>(outline.stages.size()); }
    const insight::StageOutline &stage(int index) const { return outline.stages[static_cast<std::size_t>(index)]; }
    std::int64_t trainedOf(int index) const { return trained[static_cast<std::size_t>(index)]; }
    std::int64_t trainedParameters() const;
    std::int64_t classes() const; ///< the size of the last output

    /// The stage in front of which the line lies: the first one that trains, but for exceptions. size() if freeze.cut
    /// names no stage.
    int cut() const;
    /// The first stage in which something trains: all before it run without gradients. size() if nothing does.
    int firstTrained() const;
    Fate fate(int index) const;
    bool isException(int index) const; ///< as a whole, by its name
    /// Seconds that a picture takes in a stage as it stands: forward alone before the first that trains. 0 while
    /// nothing has been measured.
    double seconds(int index) const;
};

/// Parameters that train in each stage by the line and the exceptions that name whole stages. With exceptions that are
/// patterns, insight::trainedParameters knows more.
std::vector<std::int64_t> trainedByStages(const Chain &chain);

/// Makes a stage train although it lies above the line, or be kept although it lies below; or takes that back.
void setException(training::FreezeConfig &freeze, const Chain &chain, int index, bool on);

} // namespace headstart::ui
