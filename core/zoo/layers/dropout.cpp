// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/dropout.h"

#include "core/zoo/kernels/dropped.h"

#include <ATen/ops/dropout.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mul.h>

#include <vector>

namespace headstart::zoo {

bool isDropping(double probability, const Pass &pass)
{
    return probability > 0 && pass.noise && pass.mode != Mode::Evaluation;
}

at::Tensor dropout(const at::Tensor &x, double probability, const Pass &pass)
{
    if (!isDropping(probability, pass))
        return x;
    constexpr bool kTrain = true;
    return isForDropped(x) ? dropped(x, probability) : at::dropout(x, probability, kTrain);
}

at::Tensor dropPath(const at::Tensor &x, double probability, const Pass &pass)
{
    if (!isDropping(probability, pass))
        return x;
    std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
    shape[0] = x.size(0);
    const double kept = 1 - probability;
    return at::mul(x, at::empty(shape, x.options()).bernoulli_(kept).div_(kept));
}

} // namespace headstart::zoo
