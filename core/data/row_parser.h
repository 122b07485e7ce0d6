// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_reader.h"

#include <csv.h>
#include <optional>
#include <string>
#include <string_view>

namespace headstart::data {

/// Takes a table's bytes piece by piece and fills a Table, which must outlive it. After an error it takes no more.
class RowParser {
public:
    /// `file` stands for the table in errors.
    RowParser(Table &table, Delimiter delimiter, std::string file);
    RowParser(const RowParser &) = delete;
    RowParser &operator=(const RowParser &) = delete;
    ~RowParser();

    Result<void> feed(std::string_view bytes);
    /// After the last piece.
    Result<void> finish();

private:
    void parse(std::string_view piece);
    void parseBlanks(std::string_view piece);
    void takeField(std::string_view field);
    void endRow();
    bool isBlank(std::string_view piece) const;
    void refuse(std::uint64_t line, Text rule);
    void refuseUndecodable(std::string_view field);

    Table &m_table;
    Delimiter m_delimiter;
    std::string m_file;
    csv_parser m_csv = {};
    std::string m_field; ///< between blanks, so far
    std::uint64_t m_line = 1;
    std::uint64_t m_rowLine = 1;
    std::size_t m_rowFields = 0;
    bool m_inRow = false;
    bool m_afterReturn = false;
    std::optional<Error> m_problem;
};

} // namespace headstart::data
