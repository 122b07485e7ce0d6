// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/network.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headstart::test {

/// What an original implementation computes for tensors filled by the formula: tests/reference/make_reference.py.
struct Reference {
    std::string name;
    std::uint64_t seed = 0;
    double gain = 0;
    std::string config;              ///< of a text network that was not published: its config.json
    std::vector<std::int64_t> input; ///< shape of the image tensor
    std::optional<zoo::Flow> tokens; ///< of a text network, instead
    std::int64_t parameters = 0;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> shapes; ///< in the original's order
    at::Tensor logits;                                                     ///< [2, classes], float64
    double trainLoss = 0;
    std::map<std::string, double> gradientNorms;
};

Reference loadReference(const std::string &path);

/// Fills a network by the formula, in the tensors' own precision (float32).
void fillByFormula(const zoo::Network &network, std::uint64_t seed, double gain);

/// The input image tensor of the formula, float32.
at::Tensor inputByFormula(const std::vector<std::int64_t> &shape, std::uint64_t seed);

/// Largest absolute difference.
double largestDifference(const at::Tensor &a, const at::Tensor &b);

} // namespace headstart::test
