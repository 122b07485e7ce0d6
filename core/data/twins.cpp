// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/twins.h"

#include <algorithm>
#include <numeric>

namespace headstart::data {

std::vector<std::uint32_t> firstsOfContent(std::span<const Sample> samples)
{
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int compared = samples[a].hash.compare(samples[b].hash);
        return compared != 0 ? compared < 0 : a < b;
    });
    std::vector<std::uint32_t> out(samples.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isTwin = i > 0 && samples[order[i]].hash == samples[order[i - 1]].hash;
        out[order[i]] = isTwin ? out[order[i - 1]] : order[i];
    }
    return out;
}

} // namespace headstart::data
