// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/library_contents.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <map>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace headstart::catalogue {

namespace {

namespace fs = std::filesystem;

/// Of what belongs to a file, the longest first.
constexpr std::array<std::string_view, 3> kBelongings = {".part.from", ".sha256", ".part"};

std::string ownerOf(const std::string &name)
{
    for (const std::string_view ending : kBelongings)
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name;
}

Error problem(const fs::path &path, int number)
{
    return failed(path.string(), say("%1", systemMessage(number)));
}

/// A file's or a link's own; nothing for what is neither.
bool lookAt(const fs::path &path, struct stat &status)
{
    return lstat(path.c_str(), &status) == 0 && (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode));
}

/// The folder in the library of a model that reads texts; empty: the card is of one file alone.
std::string folderOf(const ModelCard &card)
{
    return card.beside.empty() ? std::string() : fs::path(card.weights.file).parent_path().string();
}

/// Of a file, or of a text model's folder.
const ModelCard *cardOf(const std::string &name)
{
    const auto &all = cards();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ModelCard &card) {
        return card.weights.file == name || (!name.empty() && folderOf(card) == name);
    });
    return found == all.end() ? nullptr : &*found;
}

/// All that the card names, in the library.
std::vector<std::string> namesOf(const ModelCard &card)
{
    std::vector<std::string> out = {card.weights.file};
    for (const WeightsFact &file : card.beside)
        out.push_back(file.file);
    return out;
}

void addUp(LibraryFile &file, const std::string &name, const struct stat &status)
{
    constexpr std::int64_t kThousand = 1000;
    const auto seconds = static_cast<std::int64_t>(status.st_mtim.tv_sec);
    file.bytes += static_cast<std::uint64_t>(status.st_size);
    file.isWhole = file.isWhole || name == file.name;
    if (name == file.name || !file.isWhole)
        file.changed = seconds * kThousand;
}

/// A file and what belongs to it.
std::vector<std::string> withBelongings(const std::string &name)
{
    std::vector<std::string> out = {name};
    for (const std::string_view ending : kBelongings)
        out.push_back(name + std::string(ending));
    return out;
}

bool isLink(const fs::path &path)
{
    std::error_code error;
    return fs::is_symlink(path, error);
}

/// What lies in a text model's folder of what its card names; `name` is empty if nothing does.
LibraryFile textModelIn(const fs::path &library, const ModelCard &card)
{
    LibraryFile out;
    if (isLink(library / folderOf(card))) // counts as itself
        return out;
    bool isWhole = true;
    for (const std::string &name : namesOf(card)) {
        bool isThere = false;
        for (const std::string &one : withBelongings(name)) {
            struct stat status = {};
            if (!lookAt(library / one, status))
                continue;
            isThere = isThere || one == name;
            out.name = card.weights.file;
            addUp(out, one, status);
        }
        isWhole = isWhole && isThere;
    }
    out.card = &card;
    out.isWhole = isWhole;
    return out;
}

/// Whoever fetches a file holds its part locked.
bool isBeingFetched(const fs::path &file)
{
    const int part = open((file.string() + ".part").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (part < 0)
        return false;
    const bool isHeld = flock(part, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(part);
    return isHeld;
}

Result<std::map<std::string, LibraryFile>> filesOf(const fs::path &folder)
{
    std::map<std::string, LibraryFile> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        struct stat status = {};
        if (!lookAt(entry->path(), status))
            continue;
        const std::string owner = ownerOf(name);
        const ModelCard *card = cardOf(owner);
        const bool isLinkedModel = card && folderOf(*card) == owner && S_ISLNK(status.st_mode);
        if (card && !isLinkedModel && card->weights.file != owner)
            card = nullptr;
        LibraryFile &file = files[isLinkedModel ? card->weights.file : owner];
        file.name = isLinkedModel ? card->weights.file : owner;
        file.card = card;
        addUp(file, isLinkedModel ? file.name : name, status);
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return problem(folder, error.value());
    for (const ModelCard &card : cards())
        if (!card.beside.empty())
            if (LibraryFile file = textModelIn(folder, card); !file.name.empty())
                files[file.name] = std::move(file);
    return files;
}

/// A file and what belongs to it; adds to `bytes` what came free. Returns whether anything was there.
Result<bool> removeFile(const fs::path &library, const std::string &name, std::uint64_t &bytes)
{
    bool isThere = false;
    for (const std::string &one : withBelongings(name)) {
        const fs::path path = library / one;
        struct stat status = {};
        if (!lookAt(path, status))
            continue;
        if (unlink(path.c_str()) != 0)
            return problem(path, errno);
        isThere = true;
        bytes += static_cast<std::uint64_t>(status.st_size);
    }
    return isThere;
}

/// What goes with a file of libraryContents. Empty: it is none.
std::vector<std::string> namesToRemove(const fs::path &library, const std::string &name)
{
    const ModelCard *card = cardOf(name);
    if (card && !card->beside.empty() && card->weights.file == name)
        return isLink(library / folderOf(*card)) ? std::vector<std::string>{folderOf(*card)} : namesOf(*card);
    const bool isPlain = !name.empty() && fs::path(name).filename() == name && ownerOf(name) == name;
    return isPlain ? std::vector<std::string>{name} : std::vector<std::string>();
}

} // namespace

Result<LibraryContents> libraryContents(const Library &library)
{
    auto files = filesOf(library.folder());
    if (!files)
        return files.error();
    LibraryContents out;
    for (auto &[name, file] : *files) {
        out.bytes += file.bytes;
        out.files.push_back(std::move(file));
    }
    std::stable_sort(out.files.begin(), out.files.end(), [](const LibraryFile &a, const LibraryFile &b) {
        return a.card && b.card ? a.card < b.card : a.card && !b.card;
    });
    std::error_code error;
    const fs::space_info space = fs::space(library.folder(), error);
    out.freeBytes = error ? 0 : space.available;
    return out;
}

Result<std::uint64_t> removeFromLibrary(const Library &library, const std::string &name)
{
    const std::vector<std::string> names = namesToRemove(library.folder(), name);
    if (names.empty())
        return badInput(name, say("this is no file of the library"));
    for (const std::string &one : names)
        if (isBeingFetched(library.folder() / one))
            return failed((library.folder() / one).string(), say("it is being fetched; stop that first"));
    std::uint64_t bytes = 0;
    bool isThere = false;
    for (const std::string &one : names) {
        const auto removed = removeFile(library.folder(), one, bytes);
        if (!removed)
            return removed.error();
        isThere = isThere || *removed;
    }
    if (!isThere)
        return badInput((library.folder() / name).string(), say("it is not in the library"));
    if (const fs::path folder = fs::path(name).parent_path(); !folder.empty())
        rmdir((library.folder() / folder).c_str()); // where something of the user's is left in it, it stays
    return bytes;
}

} // namespace headstart::catalogue
