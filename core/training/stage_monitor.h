// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "core/training/freeze_plan.h"
#include "core/zoo/network.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::training {

/// The names of the stages that have parameters, from the input to the head: those that can train or be frozen.
std::vector<std::string> stagesWithParameters(const zoo::Network &network);

/// Measures, at some of the steps, how hard each stage that trains is pulled (the norm of its gradients) and how far it
/// has moved (its drift). Only parameters that train count: ||w - w0|| / ||w0||, where w0 are the values that the
/// parameters have when they are first watched: those that the run began with, of a new head its random ones. Norms are
/// summed in float64. Of a weight with an adapter (adapters.h) it is the weight's own gradient, not the factors', and
/// the way that the sum has gone. Memory: one more copy of the parameters that train. Used by one thread; the network
/// is on any device.
class StageMonitor {
public:
    /// These train from here on. Those that did before are watched on: where they do not move, their stage's drift
    /// stays.
    void watch(const zoo::Network &network, const FreezePlan &plan);

    /// Whether the step (from 1) is measured: the first; of 500 steps every 10th, then every 20th up to 1,000, every
    /// 40th up to 2,000 and so on; and the last of an epoch, of 100 epochs each, then of every 2nd up to 200 and so on.
    /// By these numbers alone, so that a run that was stopped has the rows of one that was not.
    static bool isDue(std::int64_t step, std::int64_t stepsPerEpoch);

    /// Of the step under way, before they are clipped.
    void takeGradients();
    /// With the gradients that were taken, and the parameters as they are now. A stage whose parameters have no
    /// gradients is frozen so far: it has no row.
    std::vector<runs::StageRow> rows(std::int64_t step) const;

private:
    struct Parameter {
        std::string name;
        at::Tensor now; ///< the network's own
        at::Tensor begin;
    };
    struct Watched {
        std::string name;
        std::vector<Parameter> parameters;
        double beginSquare = 0; ///< of the norm
        bool isTraining = false;
        double gradientNorm = 0;
    };
    std::vector<Watched> m_stages; ///< all of the network
};

} // namespace headstart::training
