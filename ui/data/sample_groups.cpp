// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/sample_groups.h"

#include <algorithm>
#include <utility>

namespace headstart::ui {

std::shared_ptr<const SampleGroups> groupedByClass(const data::Dataset &dataset)
{
    auto out = std::make_shared<SampleGroups>(dataset.classes().size());
    if (out->empty())
        return out;
    const auto samples = dataset.samples();
    for (std::size_t i = 0; i < samples.size(); ++i)
        (*out)[samples[i].label].push_back(static_cast<std::uint32_t>(i));
    return out;
}

void ShownSamples::open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups)
{
    m_dataset = dataset;
    m_groups = std::move(groups);
    m_filter = kAllSamples;
}

void ShownSamples::close()
{
    m_dataset.reset();
    m_groups.reset();
    m_filter = kAllSamples;
}

int ShownSamples::rows() const
{
    if (!m_dataset)
        return 0;
    const std::size_t left = m_filter < 0 ? m_dataset->setAside().size() : 0;
    return static_cast<int>(sampleCount() + left);
}

std::size_t ShownSamples::sampleCount() const
{
    if (m_filter == kAllSamples)
        return m_dataset->samples().size();
    return m_filter == kSetAside ? 0 : (*m_groups)[static_cast<std::size_t>(m_filter)].size();
}

std::optional<std::size_t> ShownSamples::sampleAt(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    if (place >= sampleCount())
        return std::nullopt;
    return m_filter == kAllSamples ? place : (*m_groups)[static_cast<std::size_t>(m_filter)][place];
}

const data::SetAside &ShownSamples::setAsideAt(int row) const
{
    return m_dataset->setAside()[static_cast<std::size_t>(row) - sampleCount()];
}

int ShownSamples::rowOf(std::size_t sample) const
{
    if (m_filter == kAllSamples)
        return static_cast<int>(sample);
    if (m_filter == kSetAside)
        return -1;
    const auto &group = (*m_groups)[static_cast<std::size_t>(m_filter)];
    const auto place = std::lower_bound(group.begin(), group.end(), sample);
    return place == group.end() || *place != sample ? -1 : static_cast<int>(place - group.begin());
}

} // namespace headstart::ui
