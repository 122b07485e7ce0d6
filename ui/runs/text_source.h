// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace headstart::ui {

/// The texts of a run's data, by the names that the store keeps ("line 7"). The table is read when the first one is
/// asked for. Any thread, one text at a time.
class TextSource {
public:
    explicit TextSource(data::DataSource source) : m_source(std::move(source)) {}

    struct Found {
        data::TextSample text;
        bool isChanged = false; ///< the line is no longer the one that the run saw
    };
    /// Errors: the table is gone, cannot be read, or has no such line.
    Result<Found> text(const std::string &file, const std::string &hash);

private:
    Result<void> open();

    data::DataSource m_source;
    std::mutex m_mutex; ///< of what follows
    std::optional<Result<data::Dataset>> m_dataset;
    std::unordered_map<std::string, std::size_t> m_places; ///< of the samples, by their names
};

} // namespace headstart::ui
