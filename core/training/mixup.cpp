// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/mixup.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/tensor.h>

#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

namespace headstart::training {

namespace {

double drawnFromNormal(Random &random)
{
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

/// The logarithm of a draw of Gamma(shape, 1), which itself may be too small for a double.
double logOfGamma(double shape, Random &random)
{
    if (shape < 1) { // Gamma(a) is Gamma(a + 1) times U^(1/a)
        const double larger = logOfGamma(shape + 1, random);
        return larger + std::log(1 - random.uniform()) / shape;
    }
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = drawnFromNormal(random);
        const double v = std::pow(1 + c * x, 3);
        const double u = 1 - random.uniform();
        if (v > 0 && std::log(u) < x * x / 2 + d * (1 - v + std::log(v)))
            return std::log(d * v);
    }
}

} // namespace

double drawnFromBeta(double alpha, Random &random)
{
    const double first = logOfGamma(alpha, random);
    const double second = logOfGamma(alpha, random);
    return 1 / (1 + std::exp(second - first));
}

Mixup::Mixup(double alpha, std::int64_t count, Random random, at::Device device) : share(drawnFromBeta(alpha, random))
{
    std::vector<std::int64_t> places;
    for (const std::size_t place : permutation(static_cast<std::size_t>(count), random))
        places.push_back(static_cast<std::int64_t>(place));
    partners = at::tensor(places, at::kLong).to(device);
}

zoo::Flow Mixup::mixed(const zoo::Flow &flow) const
{
    if (!partners.defined())
        return flow;
    assert(!flow.padding.defined());
    const at::NoGradGuard noGradient;
    zoo::Flow out;
    for (const at::Tensor &value : flow.values)
        out.values.push_back(value.mul(share).add_(value.index_select(0, partners), 1 - share));
    return out;
}

} // namespace headstart::training
