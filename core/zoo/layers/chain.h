// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <string>
#include <vector>

namespace headstart::zoo {

/// Collects the stages of an architecture. Most pass one tensor from stage to stage.
class Chain {
public:
    using Step = std::function<at::Tensor(const at::Tensor &, const Pass &)>;

    /// A stage that owns the tensors under its own name.
    void add(const std::string &name, Layout layout, Step step) { add(name, {name}, layout, std::move(step)); }
    void add(std::string name, std::vector<std::string> owns, Layout layout, Step step);
    /// A stage that sees all that passes.
    void add(std::string name, std::vector<std::string> owns, Layout layout, Network::Step step);
    /// A stage from which an auxiliary head branches off: in training, `head` makes logits of its output.
    void addWithAuxiliary(std::string name, std::vector<std::string> owns, Layout layout, Step step, Step head);
    /// Spatial mean: [N, C, H, W] -> [N, C]. It owns nothing.
    void addAveragePool();

    std::vector<Network::Part> take() { return std::move(m_parts); }

private:
    std::vector<Network::Part> m_parts;
};

} // namespace headstart::zoo
