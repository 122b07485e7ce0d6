// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts_to_judge.h"

#include "core/data/picture_file.h"
#include "core/data/text_guess.h"
#include "core/data/text_preview.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace headstart::data {

namespace {

constexpr std::string_view kLines = ".txt";

std::string endingOf(const std::string &path)
{
    return lowered(std::filesystem::path(path).extension().string());
}

/// A tab is what a line of text has least of what may part columns.
void readAsLines(DataSource &source)
{
    source.delimiter = "tab";
    source.quoting = "no";
    source.header = "no";
    source.textColumn = "1";
    source.pairColumn = "none";
}

/// The columns of the data that the network was trained on, where this table has them, too.
void takeColumns(DataSource &source, const DataSource &like, const TextColumns &columns)
{
    const auto has = [&](const std::string &name) {
        return columns.hasNames && std::find(columns.names.begin(), columns.names.end(), name) != columns.names.end();
    };
    if (has(like.textColumn))
        source.textColumn = like.textColumn;
    if (like.pairColumn == "none" || (source.pairColumn.empty() && has(like.pairColumn)))
        source.pairColumn = like.pairColumn;
}

} // namespace

bool isNamedAsTexts(const std::string &path)
{
    constexpr std::array<std::string_view, 6> kEndings = {".csv", ".tsv", ".jsonl", ".ndjson", ".json", kLines};
    return std::find(kEndings.begin(), kEndings.end(), endingOf(path)) != kEndings.end();
}

Result<Dataset> openTextsToJudge(const std::string &path, const DataSource &like, const StopToken *stop)
{
    if (beginsAsPicture(path))
        return badInput(path, say("this is a picture; the model reads texts"));
    DataSource source;
    source.path = path;
    source.kind = "texts";
    source.target = "none";
    if (like.kind == "texts" && like.pairColumn.empty())
        source.pairColumn = "none";
    if (endingOf(path) == kLines) {
        readAsLines(source);
        return Dataset::open(source, stop);
    }
    const auto preview = previewTexts(source, 1);
    if (!preview)
        return preview.error();
    takeColumns(source, like, preview->columns);
    return Dataset::open(source, stop);
}

} // namespace headstart::data
