// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <vector>

namespace headstart::zoo {

/// A step whose inner values are not kept for the backward pass but computed once more in it (Chen et al. 2016), with
/// the same random numbers: a network of such steps keeps one tensor a step. `step` takes and gives one value;
/// `parameters` are those that it uses.
Network::Step recomputed(Network::Step step, std::vector<at::Tensor> parameters);

} // namespace headstart::zoo
