// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

namespace headstart::zoo {

/// In training, sets each element to zero with this probability and divides the others by what is left of 1
/// (Srivastava et al. 2014). Any shape.
at::Tensor dropout(const at::Tensor &x, double probability, const Pass &pass);
/// Whether that does anything.
bool isDropping(double probability, const Pass &pass);

/// Stochastic depth (Huang et al. 2016): the same with whole samples, [N, ...], of a branch that is added to its input.
at::Tensor dropPath(const at::Tensor &x, double probability, const Pass &pass);

} // namespace headstart::zoo
