// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/scope.h"

namespace headstart::zoo {

/// Fully connected: [N, in] -> [N, out].
class Linear {
public:
    Linear(const Scope &scope, std::int64_t in, std::int64_t out, Initialiser weight, Initialiser bias);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    at::Tensor m_weight;
    at::Tensor m_bias;
};

} // namespace headstart::zoo
