// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/batch.h"

#include <ATen/ops/tensor.h>

#include <cstdint>

namespace headstart::data {

at::Tensor labelsOf(const Dataset &dataset, std::span<const std::size_t> samples)
{
    if (dataset.areNumbers()) {
        std::vector<double> numbers;
        for (const std::size_t sample : samples)
            numbers.push_back(dataset.samples()[sample].number);
        return at::tensor(numbers, at::kFloat);
    }
    std::vector<std::int64_t> labels;
    for (const std::size_t sample : samples)
        labels.push_back(static_cast<std::int64_t>(dataset.samples()[sample].label));
    return at::tensor(labels, at::kLong);
}

} // namespace headstart::data
