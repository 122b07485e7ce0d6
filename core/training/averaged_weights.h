// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace headstart::training {

/// The exponential moving average of what training changes (Polyak & Juditsky 1992), BatchNorm's statistics included:
/// smoother than the last step's values, and often a little better. Its decay grows to the wanted one, min(decay, (1 +
/// t) / (10 + t)) in step t, so that the first values are soon forgotten. Used by one thread.
class AveragedWeights {
public:
    /// A decay of 0: there is none, and the weights stand for themselves.
    explicit AveragedWeights(double decay);

    /// These change from here on: averages of those that did before go on, new ones begin with the values of now.
    void setTensors(const zoo::NamedTensors &tensors);

    /// Takes in the values after a step; the first is 1.
    void step(std::int64_t number);

    /// The averages by name, sharing memory: copying other values into them restores it.
    std::vector<std::pair<std::string, at::Tensor>> state() const;

    /// While it lives, the tensors have the averaged values.
    class Shown {
    public:
        explicit Shown(const AveragedWeights &average);
        ~Shown();
        Shown(const Shown &) = delete;
        Shown &operator=(const Shown &) = delete;

    private:
        const AveragedWeights &m_average;
        std::vector<at::Tensor> m_hidden;
    };

private:
    double m_decay;
    std::vector<std::string> m_names;
    std::vector<at::Tensor> m_values; ///< the network's own
    std::vector<at::Tensor> m_averages;
};

} // namespace headstart::training
