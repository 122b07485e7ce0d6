// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

enum class Delimiter : std::uint8_t { Comma, Semicolon, Tab, Space };

std::optional<Delimiter> delimiterNamed(std::string_view name);
std::string nameOf(Delimiter delimiter);

/// A table's cells as text, UTF-8. Lines count from 1.
struct Table {
    struct OddRow {
        std::uint64_t line = 0;
        std::size_t columns = 0;
    };

    std::size_t columns = 0;          ///< of the first row
    std::string text;                 ///< all cells, one after another
    std::vector<std::uint64_t> ends;  ///< where each cell ends in it
    std::vector<std::uint64_t> lines; ///< where each row begins
    std::vector<OddRow> oddRows;      ///< left out: they have another number of columns than the first

    std::size_t rows() const { return lines.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const;
};

/// Reads a table: comma and semicolon quoted as RFC 4180 says, tab unquoted (a lone quote is text), space for any run
/// of blanks, unquoted. A byte order mark, any ends of lines and empty lines are fine.
/// Errors name the line: bytes that are no UTF-8; a zero byte; a field of more than 1 MiB; a quote that does not end;
/// more than 10,000 columns. Also: UTF-16; no row; more than 1 GiB; more than 10 million rows.
Result<Table> readTable(const std::filesystem::path &path, Delimiter delimiter, const StopToken *stop = nullptr);

/// The delimiter that gives the most rows at the table's beginning the same number of columns, two at least.
/// Errors: none does; the table cannot be read.
Result<Delimiter> guessDelimiter(const std::filesystem::path &path);

} // namespace headstart::data
