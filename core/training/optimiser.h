// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/freeze_plan.h"
#include "core/training/run_config.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace headstart::training {

/// SGD with momentum and Nesterov's, Adam (Kingma & Ba 2015), AdamW (Loshchilov & Hutter 2019), with the numbers of
/// torch.optim; LibTorch's fused kernels do the work. Parameters fall into groups: head, or which stage before it
/// (their rates differ), decaying or not. Used by one thread.
class Optimiser {
public:
    /// What stands on rung r (see TrainedParameter) begins after r * `stepsToJoin` steps: before, it is left as it is.
    Optimiser(const OptimiserConfig &config, const std::vector<TrainedParameter> &parameters,
              std::int64_t stepsToJoin = 0);

    /// Others train from here on. Those that did before go on as if nothing had happened, new ones begin here, and what
    /// is known of those that no longer do is let go.
    void setParameters(const std::vector<TrainedParameter> &parameters, std::int64_t stepsToJoin = 0);

    /// Moves every parameter by its gradient. `backboneRate`: of the last stage before the head; each one below it has
    /// config.stageDecay of the next one's (discriminative rates: Howard & Ruder 2018). Throws c10::Error.
    void step(double headRate, double backboneRate);

    /// What a step depends on besides the gradients: named tensors that share memory with the optimiser. Copying other
    /// values into them restores it.
    std::vector<std::pair<std::string, at::Tensor>> state() const;
    std::int64_t steps() const { return m_steps; }
    void setSteps(std::int64_t steps);

private:
    struct Group {
        bool isHead = false;
        double weightDecay = 0;
        double rateFactor = 1;
        std::int64_t begin = 0; ///< the step before its first
        std::vector<std::string> names;
        std::vector<at::Tensor> parameters;
        std::vector<at::Tensor> first;  ///< momentum buffers, or first moments
        std::vector<at::Tensor> second; ///< second moments, of Adam and AdamW
        std::vector<at::Tensor> counts; ///< step counts, likewise
    };
    Group &groupOf(const TrainedParameter &parameter, std::int64_t begin);
    void stepSgd(Group &group, const std::vector<at::Tensor> &gradients, double rate) const;
    void stepAdam(Group &group, const std::vector<at::Tensor> &gradients, double rate) const;

    OptimiserConfig m_config;
    std::vector<Group> m_groups;
    std::int64_t m_steps = 0;
};

} // namespace headstart::training
