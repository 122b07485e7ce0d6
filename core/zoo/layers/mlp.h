// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/linear.h"

namespace headstart::zoo {

/// What weights and biases of transformers start as: truncation at two of their widths is left out.
inline constexpr Initialiser kTransformerWeight = {Initialiser::Kind::Normal, 0.02};
inline constexpr Initialiser kTransformerBias = {Initialiser::Kind::Zeros};

/// A transformer's perceptron, token by token: [..., C] -> [..., hidden] -> GELU -> [..., C].
class Mlp {
public:
    Mlp(const Scope &first, const Scope &second, std::int64_t channels, std::int64_t hidden);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    Linear m_first;
    Linear m_second;
};

} // namespace headstart::zoo
