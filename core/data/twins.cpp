// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/twins.h"

#include <algorithm>
#include <cstring>

namespace headstart::data {

namespace {

/// What millions are sorted by: nearly all differ in the hash's first bytes.
struct Key {
    std::uint64_t beginning = 0;
    std::uint32_t sample = 0;
};

std::uint64_t beginningOf(const std::string &hash)
{
    std::uint64_t out = 0;
    std::memcpy(&out, hash.data(), std::min(hash.size(), sizeof out));
    return out;
}

} // namespace

std::vector<std::uint32_t> firstsOfContent(std::span<const Sample> samples)
{
    std::vector<Key> order;
    order.reserve(samples.size());
    for (const Sample &sample : samples)
        order.push_back({beginningOf(sample.hash), static_cast<std::uint32_t>(order.size())});
    const auto compare = [&](const Key &a, const Key &b) {
        return a.beginning != b.beginning ? (a.beginning < b.beginning ? -1 : 1)
                                          : samples[a.sample].hash.compare(samples[b.sample].hash);
    };
    std::sort(order.begin(), order.end(), [&](const Key &a, const Key &b) {
        const int compared = compare(a, b);
        return compared != 0 ? compared < 0 : a.sample < b.sample;
    });
    std::vector<std::uint32_t> out(samples.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isTwin = i > 0 && compare(order[i - 1], order[i]) == 0;
        out[order[i].sample] = isTwin ? out[order[i - 1].sample] : order[i].sample;
    }
    return out;
}

} // namespace headstart::data
