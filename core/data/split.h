// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headstart::data {

class Dataset;

enum class Part : std::uint8_t { Train, Validation, Test };

struct SplitConfig {
    double validation = 0.2; ///< share of the samples, 0..1
    double test = 0;
    std::uint64_t seed = 0;

    bool operator==(const SplitConfig &) const = default;
};

/// Which sample trains, and which one judges.
struct Split {
    std::vector<Part> parts; ///< a sample each
    std::vector<Text> remarks;

    /// The samples of a part, ascending.
    std::vector<std::size_t> of(Part part) const;
};

/// Stratified: each class gives its share to each part, and the parts' sizes are the rounded shares of the whole.
/// Samples of the same content stay together. A function of the samples' order and the seed alone, the same on every
/// machine. Where the data themselves say which part a sample belongs to (Sample::part), that holds, and what they
/// leave open (a validation part) is taken from their training part. A class with a single sample trains, with a
/// remark.
/// Errors: fewer than two classes; a part that was asked for stays empty; a class that has nothing to train from.
Result<Split> split(const Dataset &dataset, const SplitConfig &config);

} // namespace headstart::data
