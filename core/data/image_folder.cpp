// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_folder.h"

#include "core/data/natural_order.h"
#include "core/data/picture_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace headstart::data {

namespace {

/// The first `levels` folders of a path: ("a/b/c.png", 1) is "a". Empty where the file lies in fewer.
std::string folderOf(const std::string &file, int levels)
{
    std::size_t end = file.find('/');
    for (; levels > 1 && end != std::string::npos; --levels)
        end = file.find('/', end + 1);
    return end == std::string::npos ? std::string() : file.substr(0, end);
}

std::string lastName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

/// Folders of a level that hold a picture, in natural order.
std::vector<std::string> foldersWithPictures(const std::filesystem::path &root, const FolderContents &contents,
                                             int level)
{
    std::set<std::string> found;
    for (const std::string &file : contents.files) {
        const std::string folder = folderOf(file, level);
        if (!folder.empty() && !found.contains(folder) && beginsAsPicture(root / file))
            found.insert(folder);
    }
    std::vector<std::string> out(found.begin(), found.end());
    std::sort(out.begin(), out.end(), naturallyLess);
    return out;
}

bool isPart(const std::string &name)
{
    return partNamed(name).has_value();
}

/// The folders that classes are made of: those at the top, or those in the folders of parts. Empty ones too: a class
/// without a picture is left out later, and named.
std::vector<std::string> classFolders(const FolderContents &contents, bool hasParts)
{
    std::vector<std::string> out;
    for (const std::string &folder : contents.folders) {
        const auto depth = std::count(folder.begin(), folder.end(), '/');
        if (depth == (hasParts ? 1 : 0) && (!hasParts || isPart(folderOf(folder, 1))))
            out.push_back(folder);
    }
    return out;
}

std::map<std::string, std::size_t> indexed(const std::vector<std::string> &names)
{
    std::map<std::string, std::size_t> out;
    for (const std::string &name : names)
        out.emplace(name, out.size());
    return out;
}

Result<void> checkLayout(const DataSource &source, const FolderContents &contents, const FolderLayout &layout)
{
    if (layout.withPictures.empty())
        return badInput(source.path,
                        say("no folder in here holds a picture, and each class is a folder of its pictures; files: %1",
                            firstFew(contents.files)));
    const bool onlyParts = std::all_of(layout.withPictures.begin(), layout.withPictures.end(), isPart);
    if (onlyParts && !layout.hasParts)
        return badInput(source.path, say("there is no folder of a class in 'train'; folders with pictures: %1",
                                         firstFew(layout.withPictures)));
    return {};
}

} // namespace

FolderLayout layoutOf(const std::filesystem::path &root, const FolderContents &contents)
{
    FolderLayout out{foldersWithPictures(root, contents, 1), false};
    if (std::any_of(out.withPictures.begin(), out.withPictures.end(), isPart)) {
        const auto inside = foldersWithPictures(root, contents, 2);
        out.hasParts = std::any_of(inside.begin(), inside.end(),
                                   [](const std::string &folder) { return partNamed(folderOf(folder, 1)) == "train"; });
    }
    return out;
}

Result<Listing> listImageFolder(DataSource source, const FolderContents &contents, const FolderLayout &layout)
{
    if (auto checked = checkLayout(source, contents, layout); !checked)
        return checked.error();
    Listing out;
    out.root = source.path;
    out.source = std::move(source);
    for (const std::string &folder : classFolders(contents, layout.hasParts))
        out.classes.push_back(lastName(folder));
    std::sort(out.classes.begin(), out.classes.end(), naturallyLess);
    out.classes.erase(std::unique(out.classes.begin(), out.classes.end()), out.classes.end());
    const auto labels = indexed(out.classes);
    for (const std::string &file : contents.files) {
        const std::string folder = folderOf(file, layout.hasParts ? 2 : 1);
        const auto part = partNamed(folderOf(file, 1));
        if (folder.empty() || (layout.hasParts && !part))
            out.setAside.push_back({file, say("the file lies in no folder of a class")});
        else
            out.samples.push_back(
                {file, labels.at(lastName(folder)), {}, layout.hasParts ? part.value() : std::string()});
    }
    out.remarks.push_back(layout.hasParts ? say("read as folders of parts (train, validation, test) that hold a folder "
                                                "for each class")
                                          : say("read as a folder for each class"));
    return out;
}

} // namespace headstart::data
