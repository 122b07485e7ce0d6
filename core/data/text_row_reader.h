// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/json_row.h"
#include "core/data/line_reader.h"
#include "core/data/text_format.h"

#include <csv.h>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace headstart::data {

/// A row of a table of texts, its cells in UTF-8.
struct TextRow {
    std::uint64_t offset = 0; ///< in the file
    std::uint64_t size = 0;   ///< bytes there, with the end of the line
    std::uint64_t line = 0;   ///< where it begins
    std::vector<std::string> cells;
    std::optional<Text> problem;   ///< the row cannot be used
    std::uint64_t problemLine = 0; ///< where
    bool isUndecodable = false;    ///< it has bytes that are no characters in this encoding
};

/// Reads the rows of a table one after another; empty lines are passed over. What is wrong with a single row is said
/// in it, and the next one can be read.
class TextRowReader {
public:
    static constexpr std::size_t kLongestField = std::size_t{1} << 20;
    static constexpr std::size_t kMostColumns = 10'000;

    TextRowReader(const ByteSource &file, const TextFormat &format, std::uint64_t from);
    TextRowReader(const TextRowReader &) = delete;
    TextRowReader &operator=(const TextRowReader &) = delete;
    ~TextRowReader();

    /// The keys that are the cells of a row of JSON Lines, in their order.
    void setKeys(const std::vector<std::string> &keys);
    /// Until then, a key that is new becomes one of them.
    const std::vector<std::string> &keys() const { return m_keys; }

    /// False: there is no other row. Errors: input/output; a quotation mark that nothing closes, or not within 1 MiB,
    /// with its line.
    Result<bool> next(TextRow &row);

private:
    Result<bool> takeLine(const RawLine &line, TextRow &row);
    Result<bool> takeQuoted(const RawLine &line, TextRow &row);
    void split(TextRow &row);
    void takeJson(TextRow &row);
    void takeCell(std::string_view cell, TextRow &row);
    Result<bool> end(TextRow &row);
    void resetParser();
    bool isBlank() const;
    Error broken(const TextRow &row, Text rule) const;

    LineReader m_lines;
    TextFormat m_format;
    std::string m_file;
    csv_parser m_csv = {};
    std::string m_text;      ///< the line in UTF-8
    std::size_t m_count = 0; ///< cells of the row so far
    bool m_inRow = false;
    bool m_rowEnded = false;
    bool m_learns = true;
    std::vector<std::string> m_keys;
    std::unordered_map<std::string, std::size_t> m_places; ///< of keys
    JsonCells m_jsonCells;
};

} // namespace headstart::data
