// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kernels/activation.h"

#include <ATen/ops/gelu.h>
#include <ATen/ops/hardsigmoid.h>
#include <ATen/ops/hardswish.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/relu6.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>

namespace headstart::zoo {

at::Tensor activated(const at::Tensor &x, Activation activation)
{
    switch (activation) {
    case Activation::None:
        break;
    case Activation::Relu:
        return at::relu(x);
    case Activation::Relu6:
        return at::relu6(x);
    case Activation::Silu:
        return at::silu(x);
    case Activation::HardSwish:
        return at::hardswish(x);
    case Activation::HardSigmoid:
        return at::hardsigmoid(x);
    case Activation::Sigmoid:
        return at::sigmoid(x);
    case Activation::Gelu:
        return at::gelu(x);
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    }
    return x;
}

} // namespace headstart::zoo
