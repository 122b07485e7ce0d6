// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace headstart::ui {

/// Which samples are shown: a class by its index, or one of these.
constexpr int kAllSamples = -1;
constexpr int kSetAside = -2;

/// The samples of each class, ascending; empty where there are no classes. A dataset has 10 million at most.
using SampleGroups = std::vector<std::vector<std::uint32_t>>;

/// Any thread: looks at every sample.
std::shared_ptr<const SampleGroups> groupedByClass(const data::Dataset &dataset);

/// The samples of a dataset, or of one class of it, as rows: those that were set aside come last. Nothing is kept for a
/// row but what the groups hold.
class ShownSamples {
public:
    void open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups);
    void close();
    bool isOpen() const { return m_dataset.has_value(); }
    const data::Dataset &dataset() const { return *m_dataset; } ///< there is one

    /// A class, or kAllSamples or kSetAside.
    void setFilter(int filter) { m_filter = filter; }
    int filter() const { return m_filter; }

    int rows() const;
    std::optional<std::size_t> sampleAt(int row) const; ///< nothing where it was set aside
    const data::SetAside &setAsideAt(int row) const;    ///< of the others
    int rowOf(std::size_t sample) const;                ///< -1 where the filter hides it

private:
    std::size_t sampleCount() const; ///< under the filter

    std::optional<data::Dataset> m_dataset;
    std::shared_ptr<const SampleGroups> m_groups;
    int m_filter = kAllSamples;
};

} // namespace headstart::ui
