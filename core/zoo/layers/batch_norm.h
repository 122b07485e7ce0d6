// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/kernels/fixed_norm.h"
#include "core/zoo/layers/scope.h"

namespace headstart::zoo {

/// BatchNorm over [N, C, H, W] (Ioffe & Szegedy 2015). In Mode::Training it normalises by the batch and moves its
/// running statistics by the momentum, else it normalises by these. The activation comes behind it.
class BatchNorm {
public:
    BatchNorm(const Scope &scope, std::int64_t channels);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass, Activation activation = Activation::None) const;

private:
    NormOptions m_norm;
    at::Tensor m_weight;
    at::Tensor m_bias;
    at::Tensor m_runningMean;
    at::Tensor m_runningVar;
    at::Tensor m_batches;
};

} // namespace headstart::zoo
