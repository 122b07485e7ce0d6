// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/zoo/flow.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace headstart::training {

/// A draw of Beta(alpha, alpha), from two of Gamma (Marsaglia & Tsang 2000). `alpha` > 0, however small.
double drawnFromBeta(double alpha, Random &random);

/// How a batch is mixed with itself (mixup, Zhang et al. 2018): each sample with one of the same batch, all by one
/// share. Of a flow from the middle of the network it is manifold mixup (Verma et al. 2019).
struct Mixup {
    double share = 1;    ///< of the sample's own
    at::Tensor partners; ///< [N], places in the batch; undefined: nothing is mixed

    Mixup() = default;
    /// A draw for `count` samples.
    Mixup(double alpha, std::int64_t count, Random random, at::Device device);

    /// `flow`: of pictures, on the same device.
    zoo::Flow mixed(const zoo::Flow &flow) const;
};

} // namespace headstart::training
