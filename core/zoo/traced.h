// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <cstddef>
#include <memory>

namespace headstart::zoo {

enum class Optimise {
    Nothing,      ///< the graph as it was traced: the same operations as eager
    ForInference, ///< frozen and fused: faster, equal to eager within rounding
};

/// A range of stages as one TorchScript graph, in evaluation mode. It keeps the values that the tensors had when it was
/// made. The batch (and the tokens) may differ from the example's; the size of the pictures may not.
class Traced {
public:
    /// `example` is the output of stage from-1, or the input; a batch of 2 will do. Throws c10::Error.
    Traced(const Network &network, std::size_t from, std::size_t to, const Flow &example, Optimise optimise);
    Traced(Traced &&) noexcept;
    Traced &operator=(Traced &&) noexcept;
    ~Traced();

    Flow run(const Flow &flow) const;

private:
    struct Graph;
    std::unique_ptr<Graph> m_graph;
};

} // namespace headstart::zoo
