// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include "core/data/idx_file.h"
#include "core/data/picture_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

/// The part of "train-images-idx3-ubyte".
std::optional<std::string> partOf(const std::string &file)
{
    const std::string word = file.substr(0, file.find_first_of("-._"));
    return word == "t10k" ? std::string("test") : partNamed(word);
}

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    if (const auto at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
    return text;
}

std::string packedTwin(const std::string &file)
{
    return file.ends_with(".gz") ? file.substr(0, file.size() - 3) : file + ".gz";
}

Result<fs::path> labelsFileOf(const fs::path &root, const std::string &file, const std::string &named)
{
    std::error_code error;
    if (!named.empty()) {
        for (const fs::path &path : {fs::path(named), root / named})
            if (fs::exists(path, error))
                return path;
        return badInput(named, say("there is no such file"));
    }
    std::string labels = replaced(file, "images", "labels");
    for (const char *dimensions : {"idx3", "idx4"})
        labels = replaced(labels, dimensions, "idx1");
    if (labels != file)
        for (const std::string &name : {labels, packedTwin(labels)})
            if (fs::exists(root / name, error))
                return root / name;
    return badInput((root / file).string(), say("its file of labels was not found; looked for: '%1'", labels));
}

Result<IdxPictures> readPictures(const fs::path &root, const std::string &file)
{
    const std::string name = (root / file).string();
    auto array = readIdx(root / file);
    if (!array)
        return array.error();
    const auto &shape = array->shape;
    if (shape.size() < 3)
        return badInput(name, "offset 3", say("these are labels; name the file of pictures"));
    if (shape.size() == 4 && shape[3] != 1 && shape[3] != 3)
        return badInput(name, "offset 16", say("pictures have 1 or 3 channels, not %1", shape[3]));
    const auto height = static_cast<std::int64_t>(shape[1]);
    const auto width = static_cast<std::int64_t>(shape[2]);
    if (auto checked = checkPictureSize(name, width, height); !checked)
        return checked.error();
    return IdxPictures{file,
                       static_cast<std::size_t>(shape[0]),
                       static_cast<int>(width),
                       static_cast<int>(height),
                       shape.size() == 4 ? static_cast<int>(shape[3]) : 1,
                       std::move(array->bytes)};
}

/// Labels, one byte a picture.
Result<std::vector<std::byte>> readLabels(const fs::path &path, std::size_t count)
{
    auto array = readIdx(path);
    if (!array)
        return array.error();
    if (array->shape.size() != 1)
        return badInput(path.string(), "offset 3", say("this is not a file of labels"));
    if (array->bytes.size() != count)
        return badInput(path.string(), say("it holds %1 labels for %2 pictures", array->bytes.size(), count));
    return std::move(array->bytes);
}

/// Turns labels that are digits into places in the list of classes, which are the digits that occur.
void nameClasses(Listing &listing)
{
    std::map<std::size_t, std::size_t> classes;
    for (const Sample &sample : listing.samples)
        classes.emplace(sample.label, 0);
    for (auto &[digit, index] : classes) {
        index = listing.classes.size();
        listing.classes.push_back(std::to_string(digit));
    }
    for (Sample &sample : listing.samples)
        sample.label = classes.at(sample.label);
}

Result<void> addFile(Listing &listing, const std::string &file, const std::string &part)
{
    auto pictures = readPictures(listing.root, file);
    if (!pictures)
        return pictures.error();
    const auto labelsFile = labelsFileOf(listing.root, file, listing.source.labelsFile);
    if (!labelsFile)
        return labelsFile.error();
    const auto labels = readLabels(*labelsFile, pictures->count);
    if (!labels)
        return labels.error();
    if (part.empty())
        listing.source.labelsFile = labelsFile->string();
    if (listing.samples.size() + pictures->count > kMostSamples)
        return badInput(listing.source.path, say("there are more than %1 samples", kMostSamples));
    for (std::size_t i = 0; i < pictures->count; ++i)
        listing.samples.push_back(
            {file + "#" + std::to_string(i), std::to_integer<std::size_t>((*labels)[i]), {}, part});
    listing.remarks.push_back(say("read as IDX: pictures of '%1', labels of '%2'", file,
                                  labelsFile->lexically_proximate(listing.root).string()));
    listing.pictures.push_back(std::move(*pictures));
    return {};
}

} // namespace

std::vector<std::string> idxPictureFiles(const fs::path &root, const FolderContents &contents)
{
    std::vector<std::string> out;
    for (const std::string &file : contents.files)
        if (file.find('/') == std::string::npos && idxDimensions(root / file).value_or(0) >= 3)
            out.push_back(file);
    const std::set<std::string> all(out.begin(), out.end());
    std::erase_if(out,
                  [&all](const std::string &file) { return file.ends_with(".gz") && all.contains(packedTwin(file)); });
    std::stable_sort(out.begin(), out.end(), [](const std::string &first, const std::string &second) {
        return (partOf(first) == "train") > (partOf(second) == "train");
    });
    return out;
}

Result<Listing> listIdx(DataSource source, const fs::path &root, const std::vector<std::string> &files,
                        const StopToken *stop)
{
    if (files.size() > 1
        && (!source.labelsFile.empty() || !std::all_of(files.begin(), files.end(), [](const std::string &file) {
               return partOf(file).has_value();
           })))
        return badInput(source.path, say("there are several files of pictures here, name one: %1", firstFew(files)));
    Listing out;
    out.source = std::move(source);
    out.root = root;
    for (const std::string &file : files) {
        if (stopped(stop))
            break;
        const std::string part = files.size() > 1 ? partOf(file).value() : std::string();
        if (auto added = addFile(out, file, part); !added)
            return added.error();
    }
    nameClasses(out);
    return out;
}

} // namespace headstart::data
