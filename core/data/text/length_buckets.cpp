// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/length_buckets.h"

#include <algorithm>

namespace headstart::data {

std::vector<std::size_t> inLengthBuckets(std::vector<std::size_t> order, const TokenizedTexts &texts, std::size_t batch,
                                         const Random &random)
{
    constexpr std::size_t kBatches = 50;
    const std::size_t whole = order.size() / batch * batch;
    for (std::size_t begin = 0; begin < whole; begin += kBatches * batch) {
        const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = order.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kBatches * batch, whole));
        std::stable_sort(first, last, [&](std::size_t a, std::size_t b) { return texts.length(a) > texts.length(b); });
    }
    std::vector<std::size_t> out;
    out.reserve(order.size());
    for (const std::size_t index : permutation(whole / batch, random)) {
        const auto first = order.begin() + static_cast<std::ptrdiff_t>(index * batch);
        out.insert(out.end(), first, first + static_cast<std::ptrdiff_t>(batch));
    }
    out.insert(out.end(), order.begin() + static_cast<std::ptrdiff_t>(whole), order.end());
    return out;
}

std::vector<std::size_t> byLength(std::vector<std::size_t> samples, const TokenizedTexts &texts)
{
    std::stable_sort(samples.begin(), samples.end(),
                     [&](std::size_t a, std::size_t b) { return texts.length(a) > texts.length(b); });
    return samples;
}

} // namespace headstart::data
