// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/batch_norm.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/batch_norm.h>

namespace headstart::zoo {

namespace {

constexpr double kMomentum = 0.1;
constexpr Initialiser kOnes = {Initialiser::Kind::Ones};
constexpr Initialiser kZeros = {Initialiser::Kind::Zeros};

} // namespace

BatchNorm::BatchNorm(const Scope &scope, std::int64_t channels, double epsilon)
    : m_epsilon(epsilon), m_weight(scope.parameter("weight", {channels}, kOnes)),
      m_bias(scope.parameter("bias", {channels}, kZeros)),
      m_runningMean(scope.buffer("running_mean", {channels}, at::kFloat, kZeros)),
      m_runningVar(scope.buffer("running_var", {channels}, at::kFloat, kOnes)),
      m_batches(scope.buffer("num_batches_tracked", {}, at::kLong, kZeros))
{}

at::Tensor BatchNorm::operator()(const at::Tensor &x, const Pass &pass) const
{
    const bool batchStatistics = pass.mode == Mode::Training;
    if (batchStatistics) {
        const at::NoGradGuard noGradient;
        m_batches.add_(1);
    }
    constexpr bool kUseCudnn = true;
    return at::batch_norm(x, m_weight, m_bias, m_runningMean, m_runningVar, batchStatistics, kMomentum, m_epsilon,
                          kUseCudnn);
}

} // namespace headstart::zoo
