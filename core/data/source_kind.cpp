// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source_kind.h"

#include "core/data/glue.h"
#include "core/data/idx.h"
#include "core/data/idx_file.h"
#include "core/data/image_folder.h"
#include "core/data/image_table.h"
#include "core/data/text_preview.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

bool namesColumns(const DataSource &source)
{
    return source.threshold || !source.delimiter.empty() || !source.header.empty() || !source.labelColumn.empty()
           || !source.splitColumn.empty() || !source.aboveName.empty() || !source.belowName.empty();
}

/// What is said of tables of texts alone.
bool namesTexts(const DataSource &source)
{
    return source.delimiter == "json" || !source.encoding.empty() || !source.quoting.empty()
           || !source.textColumn.empty() || !source.pairColumn.empty();
}

bool isTable(const std::string &kind)
{
    return kind == "table" || kind == "texts";
}

/// The kind by what the source says of the data; "table" may still turn out to be one of texts.
std::string impliedKind(const DataSource &source)
{
    if (namesTexts(source) || !source.target.empty())
        return "texts";
    if (namesColumns(source) || !source.pathColumn.empty())
        return "table";
    return source.labelsFile.empty() ? "" : "idx";
}

/// What is said of tables makes the kind a table, what is said of IDX makes it IDX; both, or either of a folder of
/// classes, is a mistake.
Result<std::string> namedKind(const DataSource &source)
{
    const std::string kind = source.kind.empty() ? impliedKind(source) : source.kind;
    if (!kind.empty() && kind != "folder" && kind != "idx" && kind != "glue" && !isTable(kind))
        return badInput(source.path, say("'%1' is no kind of data; there are: folder, table, idx, texts, glue", kind));
    if (kind != "texts" && (namesTexts(source) || (kind != "glue" && !source.target.empty())))
        return badInput(source.path, say("encoding, quoting, columns of texts and what a label is are of tables of "
                                         "texts; the kind of data is '%1'",
                                         kind));
    if (kind != "table" && !source.pathColumn.empty())
        return badInput(source.path,
                        say("a column of files is of a table of pictures; the kind of data is '%1'", kind));
    if (!isTable(kind) && namesColumns(source))
        return badInput(source.path, say("columns and thresholds are of tables; the kind of data is '%1'", kind));
    if (kind != "idx" && !source.labelsFile.empty())
        return badInput(source.path, say("a file of labels goes with IDX; the kind of data is '%1'", kind));
    return kind;
}

constexpr std::size_t kTrueTables = 8; ///< of the following: those that end in .txt may be anything
constexpr std::array<std::string_view, 10> kTables = {".csv",    ".tsv",   ".CSV",    ".TSV", ".jsonl",
                                                      ".ndjson", ".JSONL", ".NDJSON", ".txt", ".TXT"};

/// Those of the files at the top that end so.
std::vector<std::string> endingsOf(const std::vector<std::string> &files, std::span<const std::string_view> endings)
{
    std::vector<std::string> out;
    for (const std::string &file : files)
        if (file.find('/') == std::string::npos
            && std::find(endings.begin(), endings.end(), fs::path(file).extension().string()) != endings.end())
            out.push_back(file);
    return out;
}

/// The tables at the top of a folder; a text (which may be a README) only where there is no other.
std::vector<std::string> tablesIn(const FolderContents &contents)
{
    const auto kinds = std::span(kTables);
    auto out = endingsOf(contents.files, kinds.first(kTrueTables));
    return out.empty() ? endingsOf(contents.files, kinds.subspan(kTrueTables)) : out;
}

/// What a folder holds that could be data.
struct Folder {
    FolderContents contents;
    FolderLayout layout;
    std::vector<std::string> tables;
    std::vector<std::string> idx;

    bool hasTextsOnly() const { return endingsOf(tables, std::span(kTables).first(kTrueTables)).empty(); }
    bool holdsClasses() const { return layout.hasParts || layout.withPictures.size() > 1; }
};

std::string guessedKind(const fs::path &path, const Folder &folder)
{
    if (folder.holdsClasses())
        return "folder";
    if (glueTaskIn(path))
        return "glue";
    if (folder.tables.size() == 1)
        return "table";
    if (!folder.idx.empty())
        return "idx";
    if (folder.tables.size() > 1)
        return "table";
    return folder.layout.withPictures.empty() ? "" : "folder";
}

Error nothingIn(const DataSource &source, const Folder &folder)
{
    if (folder.contents.files.empty())
        return badInput(source.path, say("the folder is empty"));
    return badInput(source.path, say("here is neither a folder of pictures for each class, nor a table, nor IDX; there "
                                     "are %1 files: %2",
                                     folder.contents.files.size(), firstFew(folder.contents.files)));
}

/// What every reader is given.
struct Watch {
    const StopToken *stop;
    const Dataset::Progress &progress;
};

/// `isSure`: the user called it what its kind says.
Result<Listing> listTable(DataSource source, bool isSure, const Watch &watch)
{
    if (source.kind == "texts" || (!isSure && source.pathColumn.empty() && looksLikeTexts(source)))
        return listTextTable(std::move(source), watch.stop, watch.progress);
    return listImageTable(std::move(source), watch.stop);
}

Result<Listing> listTableIn(DataSource source, bool isSure, const Folder &folder, const Watch &watch)
{
    if (folder.tables.empty())
        return badInput(source.path, say("there is no table in this folder (.csv, .tsv, .jsonl or .txt); there are: %1",
                                         firstFew(folder.contents.files)));
    if (folder.tables.size() > 1)
        return badInput(source.path,
                        say("there are several tables in this folder, name one: %1", firstFew(folder.tables)));
    source.path = (fs::path(source.path) / folder.tables.front()).string();
    return listTable(std::move(source), isSure, watch);
}

Result<Listing> readFolder(DataSource source, bool isSure, const Folder &folder, const Watch &watch)
{
    const fs::path root = source.path;
    if (source.kind == "folder")
        return listImageFolder(std::move(source), folder.contents, folder.layout);
    if (source.kind == "glue")
        return listGlue(std::move(source), watch.stop, watch.progress);
    if (isTable(source.kind))
        return listTableIn(std::move(source), isSure, folder, watch);
    return listIdx(std::move(source), root, folder.idx, watch.stop);
}

void addFindings(Listing &listing, Folder &folder)
{
    auto &remarks = listing.remarks;
    if (!folder.contents.hidden.empty())
        remarks.push_back(say("%1 hidden files and folders were passed over: %2", folder.contents.hidden.size(),
                              firstFew(folder.contents.hidden)));
    if (listing.source.kind == "folder" && !folder.tables.empty())
        remarks.push_back(
            say("there are tables as well, which were not read; name one to use it: %1", firstFew(folder.tables)));
    std::move(folder.contents.setAside.begin(), folder.contents.setAside.end(), std::back_inserter(listing.setAside));
}

Result<Listing> listFolder(DataSource source, bool isSure, const Watch &watch)
{
    auto contents = walkFolder(source.path, watch.stop);
    if (!contents)
        return contents.error();
    Folder folder{std::move(*contents), {}, {}, {}};
    folder.layout = layoutOf(source.path, folder.contents);
    folder.tables = tablesIn(folder.contents);
    folder.idx = idxPictureFiles(source.path, folder.contents);
    const bool isGuess = source.kind.empty();
    if (isGuess)
        source.kind = guessedKind(source.path, folder);
    if (source.kind.empty())
        return nothingIn(source, folder);
    if (source.kind == "idx" && folder.idx.empty())
        return badInput(source.path, say("there is no IDX file of pictures in this folder; there are: %1",
                                         firstFew(folder.contents.files)));
    auto listing = readFolder(source, isSure, folder, watch);
    if (!listing && isGuess && source.kind == "table" && folder.hasTextsOnly())
        return nothingIn(source, folder); // a README, not a table
    if (listing)
        addFindings(*listing, folder);
    return listing;
}

Result<Listing> listFile(DataSource source, bool isSure, const Watch &watch)
{
    const fs::path path = source.path;
    if (source.kind == "folder" || source.kind == "glue")
        return badInput(source.path, say("this is a file, not a folder"));
    if (source.kind.empty() && idxDimensions(path))
        source.kind = "idx";
    else if (source.kind.empty() && !endingsOf({path.filename().string()}, kTables).empty())
        source.kind = "table";
    if (source.kind.empty())
        return badInput(source.path, say("this is neither a folder, nor a table (.csv, .tsv, .jsonl, .txt), nor an "
                                         "IDX file"));
    if (isTable(source.kind))
        return listTable(std::move(source), isSure, watch);
    const fs::path root = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return listIdx(std::move(source), root, {path.filename().string()}, watch.stop);
}

} // namespace

Result<Listing> listSamples(DataSource source, const StopToken *stop, const Dataset::Progress &progress)
{
    if (source.path.empty())
        return badInput({}, say("the data have no path"));
    std::error_code error;
    const auto type = fs::status(source.path, error).type();
    if (type == fs::file_type::not_found)
        return badInput(source.path, say("there is no such file or folder"));
    auto kind = namedKind(source);
    if (!kind)
        return kind.error();
    const bool isSure = !source.kind.empty();
    source.kind = std::move(*kind);
    const Watch watch{stop, progress};
    return type == fs::file_type::directory ? listFolder(std::move(source), isSure, watch)
                                            : listFile(std::move(source), isSure, watch);
}

} // namespace headstart::data
