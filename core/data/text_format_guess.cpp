// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_format_guess.h"

#include "core/data/text_row_reader.h"

#include <algorithm>
#include <array>

namespace headstart::data {

namespace {

constexpr std::size_t kHead = std::size_t{256} << 10;

Result<std::string> pieceOf(const ByteSource &file, std::uint64_t offset, std::size_t size)
{
    std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(size, file.size() - offset)), '\0');
    if (auto read = file.read(offset, std::as_writable_bytes(std::span(out))); !read)
        return read.error();
    return out;
}

/// Whole lines from all over the file.
Result<std::string> sampleOf(const ByteSource &file, std::string head)
{
    constexpr std::uint64_t kPieces = 16;
    constexpr std::size_t kPiece = std::size_t{32} << 10;
    for (std::uint64_t i = 1; i <= kPieces && file.size() > kHead; ++i) {
        const std::uint64_t offset = kHead + (file.size() - kHead) / (kPieces + 1) * i;
        const auto piece = pieceOf(file, offset, kPiece);
        if (!piece)
            return piece.error();
        const std::size_t begin = piece->find('\n');
        const std::size_t end = piece->rfind('\n');
        if (begin < end)
            head += piece->substr(begin + 1, end - begin);
    }
    return head;
}

Result<Encoding> chosenEncoding(const ByteSource &file, const std::string &head, const DataSource &source,
                                std::vector<Text> &remarks)
{
    if (!source.encoding.empty()) {
        const auto encoding = encodingNamed(source.encoding);
        if (!encoding)
            return badInput(source.path, say("'%1' is no encoding; there are: %2", source.encoding, allEncodings()));
        return *encoding;
    }
    if (const Encoding encoding = guessEncoding(head).encoding; unitOf(encoding) > 1)
        return encoding;
    const auto sample = sampleOf(file, head);
    if (!sample)
        return sample.error();
    const EncodingGuess guess = guessEncoding(*sample);
    if (!guess.seems.empty())
        remarks.push_back(say("the table seems to be in %1, which is not read; it is taken for %2. Save it in UTF-8",
                              guess.seems, nameOf(guess.encoding)));
    return guess.encoding;
}

/// The share of rows at the file's beginning that are as wide as the first; 0 where that has one column.
double fit(std::string_view head, bool isWhole, const TextFormat &format, std::uint64_t start)
{
    const auto file = ByteSource::view(std::as_bytes(std::span(head)), {});
    TextRowReader reader(file, format, start);
    TextRow row;
    std::size_t columns = 0;
    double same = 0;
    double all = 0;
    for (auto read = reader.next(row); read && *read; read = reader.next(row)) {
        const bool mayBeCut = !isWhole && row.offset + row.size == head.size() && all > 0;
        if (row.problem || mayBeCut)
            continue;
        if (all == 0)
            columns = row.cells.size();
        same += row.cells.size() == columns ? 1 : 0;
        ++all;
    }
    return columns < 2 ? 0 : same / all;
}

bool isJsonLines(std::string_view head, const TextFormat &format, std::uint64_t start)
{
    const auto file = ByteSource::view(std::as_bytes(std::span(head)), {});
    TextRowReader reader(file, format, start);
    TextRow row;
    const auto read = reader.next(row);
    return read && *read && !row.problem && !row.cells.empty();
}

/// A text stays unquoted where tabs part it, unless the source says so.
bool isQuoted(const DataSource &source, Delimiter delimiter)
{
    return source.quoting.empty() ? delimiter != Delimiter::Tab : source.quoting == "yes";
}

Result<void> takeNamedDelimiter(const DataSource &source, TextFormat &format)
{
    const auto delimiter = delimiterNamed(source.delimiter);
    format.isJson = source.delimiter == "json";
    if (!format.isJson && (!delimiter || *delimiter == Delimiter::Space))
        return badInput(source.path,
                        say("'%1' parts no texts; there are: comma, semicolon, tab, json", source.delimiter));
    format.delimiter = delimiter.value_or(Delimiter::Comma);
    format.isQuoted = isQuoted(source, format.delimiter);
    return {};
}

/// The delimiter that most rows agree on; where all agree as well, the earlier one: commas are in many a text.
void guessDelimiter(std::string_view head, bool isWhole, const DataSource &source, TextFormatChoice &out)
{
    TextFormat json = out.format;
    json.isJson = true;
    if (isJsonLines(head, json, out.start)) {
        out.format = json;
        return;
    }
    double best = 0;
    out.format.delimiter = Delimiter::Tab; // a single column
    for (const Delimiter delimiter : {Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma}) {
        TextFormat format = out.format;
        format.delimiter = delimiter;
        format.isQuoted = isQuoted(source, delimiter);
        if (const double share = fit(head, isWhole, format, out.start); share > best) {
            best = share;
            out.format.delimiter = delimiter;
        }
    }
    out.format.isQuoted = isQuoted(source, out.format.delimiter);
}

} // namespace

Result<std::uint64_t> startOfText(const ByteSource &file, Encoding encoding)
{
    constexpr std::size_t kLongestMark = 3;
    const auto head = pieceOf(file, 0, kLongestMark);
    if (!head)
        return head.error();
    return std::uint64_t{markBefore(*head, encoding)};
}

Result<TextFormatChoice> chooseTextFormat(const ByteSource &file, const DataSource &source)
{
    if (!source.quoting.empty() && source.quoting != "yes" && source.quoting != "no")
        return badInput(source.path, say("whether cells are quoted is 'yes' or 'no', not '%1'", source.quoting));
    if (file.size() == 0)
        return badInput(source.path, say("the table is empty"));
    TextFormatChoice out;
    const auto head = pieceOf(file, 0, kHead);
    if (!head)
        return head.error();
    const auto encoding = chosenEncoding(file, *head, source, out.remarks);
    if (!encoding)
        return encoding.error();
    out.format.encoding = *encoding;
    out.start = markBefore(*head, *encoding);
    if (source.delimiter.empty())
        guessDelimiter(*head, head->size() == file.size(), source, out);
    else if (auto taken = takeNamedDelimiter(source, out.format); !taken)
        return taken.error();
    return out;
}

} // namespace headstart::data
