// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace headstart::zoo {

enum class Activation {
    None,
    Relu,        ///< max(0, x)
    Relu6,       ///< min(max(0, x), 6)
    Silu,        ///< x * sigmoid(x); also called swish
    HardSwish,   ///< x * relu6(x + 3) / 6
    HardSigmoid, ///< relu6(x + 3) / 6
    Sigmoid,
    Gelu,     ///< with the error function, not its approximation
    GeluTanh, ///< its approximation by tanh
};

at::Tensor activated(const at::Tensor &x, Activation activation);

} // namespace headstart::zoo
