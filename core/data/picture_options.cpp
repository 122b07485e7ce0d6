// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_options.h"

#include <algorithm>
#include <numeric>

namespace headstart::data {

bool Augmentation::any() const
{
    Augmentation none;
    none.views = views;
    return *this != none;
}

std::vector<std::int64_t> Augmentation::keptViews(std::int64_t epochs) const
{
    if (!any())
        return {0};
    std::vector<std::int64_t> out(static_cast<std::size_t>(std::min(views, epochs)));
    std::iota(out.begin(), out.end(), 1);
    return out;
}

} // namespace headstart::data
