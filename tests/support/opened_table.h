// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "tests/support/data_folder.h"

#include <string>

namespace headstart::test {

/// A table in a folder of its own, and what is said when it is opened.
class OpenedTable {
public:
    explicit OpenedTable(const std::string &content, const std::string &name)
    {
        source.path = m_folder.write(name, content);
    }

    Result<data::Dataset> open() const { return data::Dataset::open(source); }
    std::string error() const
    {
        const auto dataset = open();
        return dataset ? "no error" : dataset.error().line();
    }
    const DataFolder &folder() const { return m_folder; }

    data::DataSource source;

private:
    DataFolder m_folder;
};

} // namespace headstart::test
