// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/freeze_plan.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace headstart::training {

/// The low-rank adapters of a plan (LoRA: Hu et al. 2021). A weight W of shape (out, in), of a convolution
/// (out, in x height x width), becomes W0 + (alpha / rank) B A, with A (rank, in) and B (out, rank): these two train,
/// and W0 stays as it is. A begins with Kaiming's uniform values, B with zeros, so that the network at first computes
/// what it did before. The network's own tensor always holds the sum: every layer runs as it is, and what is judged,
/// kept and exported is an ordinary model. Its gradient is made whole in each step; that of A and B follows from it,
/// and the optimiser's numbers are A's and B's alone. Used by one thread.
class Adapters {
public:
    /// `seed`: of A's first values.
    Adapters(double alpha, std::uint64_t seed) : m_alpha(alpha), m_seed(seed) {}

    /// These train from here on. Those of weights that had some before go on with the values they had, whenever that
    /// was; the plan gets them.
    void follow(FreezePlan &plan);
    /// Makes the gradients of A and B of their weight's, where it has one, and lets that go.
    void takeGradients();
    /// W from A and B, of those that train.
    void merge();

    /// A and B by name, sharing memory: copying other values into them, and the weights' into the network, restores
    /// it. W0 is what the weights were when they were followed first.
    std::vector<std::pair<std::string, at::Tensor>> state() const;

private:
    struct Adapter {
        std::string weightName;
        at::Tensor weight; ///< the network's own
        at::Tensor begin;  ///< W0
        at::Tensor a;
        at::Tensor b;
        bool isTraining = true;

        double scale(double alpha) const { return alpha / static_cast<double>(a.size(0)); }
    };
    Adapter &adapterOf(const TrainedParameter &parameter);

    double m_alpha;
    std::uint64_t m_seed;
    std::vector<Adapter> m_adapters;
};

/// Adds the adapter of a weight to a plan, as two parameters without values yet: A is called NAME.lora_a, B
/// NAME.lora_b. False: it has none, since it is no weight of a linear, attention or convolution layer, or an adapter of
/// this rank would not be smaller than the weight itself.
bool addAdapter(std::vector<TrainedParameter> &parameters, const TrainedParameter &weight, std::int64_t rank);

} // namespace headstart::training
