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

const ModelCard *cardOf(const std::string &file)
{
    const auto &all = cards();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ModelCard &card) { return card.weights.file == file; });
    return found == all.end() ? nullptr : &*found;
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
        LibraryFile &file = files[ownerOf(name)];
        file.name = ownerOf(name);
        file.card = cardOf(file.name);
        addUp(file, name, status);
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return problem(folder, error.value());
    return files;
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
    if (name.empty() || fs::path(name).filename() != name || ownerOf(name) != name)
        return badInput(name, say("this is no file of the library"));
    const fs::path file = library.folder() / name;
    if (isBeingFetched(file))
        return failed(file.string(), say("it is being fetched; stop that first"));
    std::uint64_t bytes = 0;
    bool isThere = false;
    for (const std::string_view ending : {std::string_view(), kBelongings[0], kBelongings[1], kBelongings[2]}) {
        const fs::path path = file.string() + std::string(ending);
        struct stat status = {};
        if (!lookAt(path, status))
            continue;
        if (unlink(path.c_str()) != 0)
            return problem(path, errno);
        isThere = true;
        bytes += static_cast<std::uint64_t>(status.st_size);
    }
    if (!isThere)
        return badInput(file.string(), say("it is not in the library"));
    return bytes;
}

} // namespace headstart::catalogue
