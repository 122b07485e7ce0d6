// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/scope.h"

#include <optional>
#include <utility>

namespace headstart::zoo {

/// Fully connected, over the last dimension: [..., in] -> [..., out].
class Linear {
public:
    /// Without a bias if its initialiser is not given.
    Linear(const Scope &scope, std::int64_t in, std::int64_t out, Initialiser weight, std::optional<Initialiser> bias);
    /// Of tensors that were made under names of their own.
    Linear(at::Tensor weight, at::Tensor bias) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    at::Tensor m_weight;
    at::Tensor m_bias; ///< undefined without a bias
};

} // namespace headstart::zoo
