// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text/frame.h"

#include <algorithm>

namespace headstart::data {

std::size_t Frame::added() const
{
    std::size_t sum = 0;
    for (const Part &part : parts)
        sum += part.ids.size();
    return sum;
}

std::size_t Frame::count(Kind kind) const
{
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [kind](const Part &part) { return part.kind == kind; }));
}

Lengths cutLongestFirst(Lengths whole, std::size_t most)
{
    if (whole.first + whole.second <= most)
        return whole;
    const std::size_t shorter = std::min(whole.first, whole.second);
    const bool isSecondLonger = whole.second >= whole.first;
    // Where both must go, the longer one keeps the odd token.
    const std::size_t kept = std::min(shorter, most / 2);
    const std::size_t rest = most - kept;
    return isSecondLonger ? Lengths{kept, rest} : Lengths{rest, kept};
}

} // namespace headstart::data
