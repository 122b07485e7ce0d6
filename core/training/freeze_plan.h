// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/run_config.h"
#include "core/zoo/network.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace headstart::training {

/// A parameter that trains.
struct TrainedParameter {
    std::string name;
    at::Tensor tensor; ///< the network's own; of an adapter one of its own
    bool isHead = false;
    bool isNormOrBias = false; ///< one-dimensional
    int depth = 0;             ///< stages that train between its own and the head
    int rung = 0;              ///< of gradual unfreezing: how many times something joins before its stage has
    // Of an adapter (adapters.h): the network's tensor that it moves.
    std::string adapts = {};
    at::Tensor adapted = {};

    /// The network's tensor that moves, and its name.
    const std::string &movedName() const { return adapts.empty() ? name : adapts; }
    const at::Tensor &moved() const { return adapts.empty() ? tensor : adapted; }
};

/// What of a network trains. One plan decides gradients, modes, the frozen prefix and the optimiser's groups.
struct FreezePlan {
    std::size_t firstTrained = 0; ///< the stages before it run in evaluation mode, without gradients
    std::vector<zoo::Mode> modes; ///< a stage each, in training
    std::vector<TrainedParameter> parameters;
};

/// Errors: no stage is called so (with the nearest names).
Result<std::size_t> stageNamed(const zoo::Network &network, const std::string &name);

/// Everything from `config.cut` on, but for the exceptions: stage names, or patterns of tensor names ("bn1",
/// "layer4.*.bn1.*"; * is anything). A stage in which nothing trains runs in evaluation mode. batchNorm must be "fixed"
/// or "batch". With `config.loraRank` weights train by adapters; the head, what is as new as it and what `config.train`
/// names train whole; norms, biases and tables of embeddings not at all. Errors: no such stage, a pattern that meets
/// nothing, nothing left that trains, no weight that adapters of this rank would be smaller than.
Result<FreezePlan> freezePlan(const zoo::Network &network, const FreezeConfig &config);

/// The cut that makes the last `count` stages with tensors train, the head included. Errors: more than there are.
Result<std::string> cutOfLast(const zoo::Network &network, std::size_t count);

/// The plan once so many stages have joined (gradual unfreezing: Howard & Ruder 2018): at first the head alone, with
/// the stages that are as new as it is (zoo::Stage::isOfTask), or the highest stage that trains where the head is kept.
/// The others run as kept ones do, auxiliary heads of theirs too, though behind the frozen prefix.
FreezePlan joinedBy(const FreezePlan &plan, const zoo::Network &network, std::int64_t stages);

/// The names of the network's tensors that training with the plan changes: parameters that train, and statistics of the
/// stages that take theirs from the batch. All others stay as they are.
std::set<std::string> movedBy(const FreezePlan &plan, const zoo::Network &network);

/// Sets the modes, and which tensors want gradients.
void apply(const FreezePlan &plan, zoo::Network &network);

} // namespace headstart::training
