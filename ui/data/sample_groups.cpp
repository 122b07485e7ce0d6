// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/sample_groups.h"

namespace headstart::ui {

std::shared_ptr<const SampleGroups> groupedByClass(const data::Dataset &dataset)
{
    auto out = std::make_shared<SampleGroups>(dataset.classes().size());
    const auto samples = dataset.samples();
    for (std::size_t i = 0; i < samples.size(); ++i)
        (*out)[samples[i].label].push_back(static_cast<std::uint32_t>(i));
    return out;
}

} // namespace headstart::ui
