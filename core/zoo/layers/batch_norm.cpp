// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/batch_norm.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/TracerMode.h>

namespace headstart::zoo {

namespace {

constexpr Initialiser kOnes = {Initialiser::Kind::Ones};
constexpr Initialiser kZeros = {Initialiser::Kind::Zeros};

} // namespace

BatchNorm::BatchNorm(const Scope &scope, std::int64_t channels)
    : m_norm(scope.norm()), m_weight(scope.parameter("weight", {channels}, kOnes)),
      m_bias(scope.parameter("bias", {channels}, kZeros)),
      m_runningMean(scope.buffer("running_mean", {channels}, at::kFloat, kZeros)),
      m_runningVar(scope.buffer("running_var", {channels}, at::kFloat, kOnes)),
      m_batches(scope.buffer("num_batches_tracked", {}, at::kLong, kZeros))
{}

at::Tensor BatchNorm::operator()(const at::Tensor &x, const Pass &pass, Activation activation) const
{
    const bool batchStatistics = pass.mode == Mode::Training;
    const bool isTraced = at::tracer::impl::is_dispatch_enabled(); // a graph holds LibTorch's own operations
    if (!batchStatistics && !isTraced && isForFixedNorm(x)) {
        const bool isOneWalk = isForFixedNorm(activation);
        const at::Tensor out = fixedNorm(x, m_weight, m_bias, m_runningMean, m_runningVar, m_norm.epsilon,
                                         isOneWalk ? activation : Activation::None);
        return isOneWalk ? out : activated(out, activation);
    }
    if (batchStatistics) {
        const at::NoGradGuard noGradient;
        m_batches.add_(1);
    }
    constexpr bool kUseCudnn = true;
    const at::Tensor out = at::batch_norm(x, m_weight, m_bias, m_runningMean, m_runningVar, batchStatistics,
                                          m_norm.momentum, m_norm.epsilon, kUseCudnn);
    return activated(out, activation);
}

} // namespace headstart::zoo
