// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source_kind.h"

#include "core/data/idx.h"
#include "core/data/idx_file.h"
#include "core/data/image_folder.h"
#include "core/data/image_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

bool namesColumns(const DataSource &source)
{
    return source.threshold || !source.delimiter.empty() || !source.header.empty() || !source.pathColumn.empty()
           || !source.labelColumn.empty() || !source.splitColumn.empty() || !source.aboveName.empty()
           || !source.belowName.empty();
}

/// What is said of tables makes the kind a table, what is said of IDX makes it IDX; both, or either of a folder of
/// classes, is a mistake.
Result<std::string> namedKind(const DataSource &source)
{
    std::string kind = source.kind;
    if (kind.empty())
        kind = namesColumns(source) ? "table" : source.labelsFile.empty() ? "" : "idx";
    if (!kind.empty() && kind != "folder" && kind != "table" && kind != "idx")
        return badInput(source.path, say("'%1' is no kind of data; there are: folder, table, idx", kind));
    if (kind != "table" && namesColumns(source))
        return badInput(source.path, say("columns and thresholds are of tables; the kind of data is '%1'", kind));
    if (kind != "idx" && !source.labelsFile.empty())
        return badInput(source.path, say("a file of labels goes with IDX; the kind of data is '%1'", kind));
    return kind;
}

constexpr std::array<std::string_view, 6> kTables = {".csv", ".tsv", ".CSV", ".TSV", ".txt", ".TXT"};

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
    auto out = endingsOf(contents.files, kinds.first(4));
    return out.empty() ? endingsOf(contents.files, kinds.last(2)) : out;
}

/// What a folder holds that could be data.
struct Folder {
    FolderContents contents;
    FolderLayout layout;
    std::vector<std::string> tables;
    std::vector<std::string> idx;

    bool hasTextsOnly() const { return endingsOf(tables, std::span(kTables).first(4)).empty(); }
    bool holdsClasses() const { return layout.hasParts || layout.withPictures.size() > 1; }
};

std::string guessedKind(const Folder &folder)
{
    if (folder.holdsClasses())
        return "folder";
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

Result<Listing> listTableIn(DataSource source, const Folder &folder, const StopToken *stop)
{
    if (folder.tables.empty())
        return badInput(source.path, say("there is no table in this folder (.csv, .tsv or .txt); there are: %1",
                                         firstFew(folder.contents.files)));
    if (folder.tables.size() > 1)
        return badInput(source.path,
                        say("there are several tables in this folder, name one: %1", firstFew(folder.tables)));
    source.path = (fs::path(source.path) / folder.tables.front()).string();
    return listImageTable(std::move(source), stop);
}

Result<Listing> readFolder(DataSource source, const Folder &folder, const StopToken *stop)
{
    const fs::path root = source.path;
    if (source.kind == "folder")
        return listImageFolder(std::move(source), folder.contents, folder.layout);
    if (source.kind == "table")
        return listTableIn(std::move(source), folder, stop);
    return listIdx(std::move(source), root, folder.idx, stop);
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

Result<Listing> listFolder(DataSource source, const StopToken *stop)
{
    auto contents = walkFolder(source.path, stop);
    if (!contents)
        return contents.error();
    Folder folder{std::move(*contents), {}, {}, {}};
    folder.layout = layoutOf(source.path, folder.contents);
    folder.tables = tablesIn(folder.contents);
    folder.idx = idxPictureFiles(source.path, folder.contents);
    const bool isGuess = source.kind.empty();
    if (isGuess)
        source.kind = guessedKind(folder);
    if (source.kind.empty())
        return nothingIn(source, folder);
    if (source.kind == "idx" && folder.idx.empty())
        return badInput(source.path, say("there is no IDX file of pictures in this folder; there are: %1",
                                         firstFew(folder.contents.files)));
    auto listing = readFolder(source, folder, stop);
    if (!listing && isGuess && source.kind == "table" && folder.hasTextsOnly())
        return nothingIn(source, folder); // a README, not a table
    if (listing)
        addFindings(*listing, folder);
    return listing;
}

Result<Listing> listFile(DataSource source, const StopToken *stop)
{
    const fs::path path = source.path;
    if (source.kind == "folder")
        return badInput(source.path, say("this is a file, not a folder"));
    if (source.kind.empty() && idxDimensions(path))
        source.kind = "idx";
    else if (source.kind.empty() && !endingsOf({path.filename().string()}, kTables).empty())
        source.kind = "table";
    if (source.kind.empty())
        return badInput(source.path, say("this is neither a folder, nor a table (.csv, .tsv, .txt), nor an IDX file"));
    if (source.kind == "table")
        return listImageTable(std::move(source), stop);
    const fs::path root = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return listIdx(std::move(source), root, {path.filename().string()}, stop);
}

} // namespace

Result<Listing> listSamples(DataSource source, const StopToken *stop)
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
    source.kind = std::move(*kind);
    return type == fs::file_type::directory ? listFolder(std::move(source), stop) : listFile(std::move(source), stop);
}

} // namespace headstart::data
