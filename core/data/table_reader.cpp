// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_reader.h"

#include "core/base/byte_source.h"
#include "core/data/listing.h"
#include "core/data/row_parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headstart::data {

namespace {

constexpr std::uint64_t kLargestTable = std::uint64_t{1} << 30;
constexpr std::size_t kPiece = std::size_t{64} << 10;
// Where all fit as well, the earlier one: blanks and commas are in many a text.
constexpr std::array<std::pair<std::string_view, Delimiter>, 4> kDelimiters = {{{"tab", Delimiter::Tab},
                                                                                {"semicolon", Delimiter::Semicolon},
                                                                                {"comma", Delimiter::Comma},
                                                                                {"space", Delimiter::Space}}};

/// The share of rows that are as wide as the first; 0 where that has one column. Errors: the first row is at fault.
Result<double> fit(std::string_view head, Delimiter delimiter, const std::string &name)
{
    Table table;
    RowParser parser(table, delimiter, name);
    if (auto fed = parser.feed(head); !fed && table.rows() == 0)
        return fed.error();
    if (table.columns < 2)
        return 0;
    const auto rows = static_cast<double>(table.rows());
    return rows / (rows + static_cast<double>(table.oddRows.size()));
}

/// Up to the end of a line in the first piece of a file; all of it, where it is shorter.
Result<std::string> headOf(const ByteSource &file)
{
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), kPiece)), '\0');
    if (auto read = file.read(0, std::as_writable_bytes(std::span(head))); !read)
        return read.error();
    const std::size_t end = head.rfind('\n');
    if (head.size() < file.size() && end != std::string::npos)
        head.resize(end + 1);
    else
        head += '\n';
    return head;
}

/// How many bytes of a mark stand before the text.
Result<std::size_t> markBefore(std::string_view head, const std::string &name)
{
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return badInput(name, say("the table is in UTF-16; save it in UTF-8"));
    return std::size_t{head.starts_with("\xEF\xBB\xBF") ? 3U : 0U};
}

Result<ByteSource> openTable(const std::filesystem::path &path)
{
    auto file = ByteSource::open(path);
    if (file && file->size() > kLargestTable)
        return badInput(path.string(), say("the table is larger than 1 GiB"));
    return file;
}

} // namespace

std::optional<Delimiter> delimiterNamed(std::string_view name)
{
    for (const auto &[word, delimiter] : kDelimiters)
        if (word == name)
            return delimiter;
    return std::nullopt;
}

std::string nameOf(Delimiter delimiter)
{
    for (const auto &[word, other] : kDelimiters)
        if (other == delimiter)
            return std::string(word);
    return {};
}

std::string_view Table::cell(std::size_t row, std::size_t column) const
{
    const std::size_t index = row * columns + column;
    const std::uint64_t begin = index == 0 ? 0 : ends[index - 1];
    return std::string_view(text).substr(begin, ends[index] - begin);
}

Result<Table> readTable(const std::filesystem::path &path, Delimiter delimiter, const StopToken *stop)
{
    const auto file = openTable(path);
    if (!file)
        return file.error();
    Table table;
    RowParser parser(table, delimiter, path.string());
    std::string piece;
    for (std::uint64_t done = 0; done < file->size() && !stopped(stop); done += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, file->size() - done)));
        if (auto read = file->read(done, std::as_writable_bytes(std::span(piece))); !read)
            return read.error();
        const auto mark = done == 0 ? markBefore(piece, path.string()) : Result<std::size_t>(0);
        if (!mark)
            return mark.error();
        if (auto fed = parser.feed(std::string_view(piece).substr(*mark)); !fed)
            return fed.error();
    }
    if (auto finished = parser.finish(); !finished)
        return finished.error();
    if (table.rows() == 0)
        return badInput(path.string(), say("the table is empty"));
    return table;
}

Result<Delimiter> guessDelimiter(const std::filesystem::path &path)
{
    const auto file = openTable(path);
    if (!file)
        return file.error();
    const auto head = headOf(*file);
    if (!head)
        return head.error();
    const auto mark = markBefore(*head, path.string());
    if (!mark)
        return mark.error();
    std::optional<Delimiter> best;
    double bestFit = 0;
    for (const auto &[name, delimiter] : kDelimiters) {
        const auto share = fit(std::string_view(*head).substr(*mark), delimiter, path.string());
        if (!share)
            return share.error();
        if (*share > bestFit) {
            bestFit = *share;
            best = delimiter;
        }
    }
    if (!best)
        return badInput(path.string(),
                        say("neither tab, semicolon, comma nor blanks part its first row into two columns or more"));
    return *best;
}

} // namespace headstart::data
