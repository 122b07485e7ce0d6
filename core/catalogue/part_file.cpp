// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/part_file.h"

#include "core/base/text_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace headstart::catalogue {

namespace {

constexpr std::uint64_t kLongestOrigin = 16'384;

std::filesystem::path partOf(const std::filesystem::path &target)
{
    return target.string() + ".part";
}

std::filesystem::path originOf(const std::filesystem::path &target)
{
    return target.string() + ".part.from";
}

/// Three lines: the address, the validator, the length.
PartOrigin readOrigin(const std::filesystem::path &file)
{
    const auto text = readTextFile(file, kLongestOrigin);
    PartOrigin out;
    if (!text)
        return out;
    std::istringstream lines(*text);
    std::getline(lines, out.address);
    std::getline(lines, out.validator);
    lines >> out.all;
    return lines && text->back() == '\n' ? out : PartOrigin();
}

bool isStill(int descriptor, const std::filesystem::path &path)
{
    struct stat opened = {};
    struct stat named = {};
    return fstat(descriptor, &opened) == 0 && lstat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino
           && opened.st_dev == named.st_dev;
}

bool lockNow(int descriptor)
{
    int result = 0;
    do
        result = flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

/// The part, owned. Between opening and locking its owner may have made it the file, or removed it: then there is
/// another one to open.
Result<int> openOwned(const std::filesystem::path &target)
{
    const std::filesystem::path path = partOf(target);
    while (true) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0)
            return badInput(path.string(), say("cannot be written: %1", systemMessage(errno)));
        const bool isOwned = lockNow(descriptor);
        const int errorNumber = errno;
        if (isOwned && isStill(descriptor, path))
            return descriptor;
        close(descriptor);
        if (!isOwned && errorNumber == EWOULDBLOCK)
            return badInput(target.string(), say("this file is being fetched already, here or by another program; "
                                                 "wait for that, or stop it there"));
        if (!isOwned)
            return failed(path.string(), say("cannot be locked: %1", systemMessage(errorNumber)));
    }
}

std::uint64_t sizeOf(int descriptor)
{
    struct stat status = {};
    return fstat(descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

} // namespace

Result<PartFile> PartFile::open(const std::filesystem::path &target)
{
    auto descriptor = openOwned(target);
    if (!descriptor)
        return descriptor.error();
    PartFile out(target, *descriptor);
    struct stat status = {};
    if (fstat(*descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return badInput(out.m_path.string(), say("this is a device or a pipe, where a part of the file should be; "
                                                 "remove it"));
    return out;
}

std::optional<PartOrigin> PartFile::look(const std::filesystem::path &target, std::uint64_t &bytes)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(partOf(target), error);
    const PartOrigin origin = readOrigin(originOf(target));
    if (error || size == 0 || !origin.canGoOn())
        return std::nullopt;
    bytes = size;
    return origin;
}

PartFile::PartFile(std::filesystem::path target, int descriptor)
    : m_target(std::move(target)), m_path(partOf(m_target)), m_descriptor(descriptor), m_bytes(sizeOf(descriptor)),
      m_origin(readOrigin(originFile()))
{}

PartFile::PartFile(PartFile &&other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_bytes(other.m_bytes), m_origin(std::move(other.m_origin))
{}

PartFile::~PartFile()
{
    leave();
}

std::filesystem::path PartFile::originFile() const
{
    return originOf(m_target);
}

Error PartFile::systemError(int errorNumber) const
{
    return failed(m_path.string(), say("writing failed: %1", systemMessage(errorNumber)));
}

Result<void> PartFile::begin(const PartOrigin &origin)
{
    if (ftruncate(m_descriptor, 0) != 0)
        return systemError(errno);
    m_bytes = 0;
    m_origin = origin;
    unlink(originFile().c_str());
    return origin.canGoOn() ? writeOrigin() : Result<void>();
}

/// In place: while it is being written the part is empty, and so it counts for nothing.
Result<void> PartFile::writeOrigin() const
{
    const std::string text = m_origin.address + "\n" + m_origin.validator + "\n" + std::to_string(m_origin.all) + "\n";
    const int file = ::open(originFile().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0)
        return systemError(errno);
    const bool isWritten =
        write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    const int errorNumber = errno;
    close(file);
    return isWritten ? Result<void>() : Result<void>(systemError(errorNumber));
}

Result<void> PartFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(m_bytes));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            m_isDiskFull = errno == ENOSPC || errno == EDQUOT;
            return systemError(errno);
        }
        m_bytes += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

/// The origin goes first: whoever is killed in between leaves a whole part, which its hash identifies.
Result<void> PartFile::commit()
{
    if (fsync(m_descriptor) != 0)
        return systemError(errno);
    unlink(originFile().c_str());
    if (std::rename(m_path.c_str(), m_target.c_str()) != 0)
        return systemError(errno);
    const int folder = ::open(m_target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder); // without it the file is there all the same, only not yet for certain
        close(folder);
    }
    close(std::exchange(m_descriptor, -1));
    return {};
}

void PartFile::forget()
{
    unlink(originFile().c_str());
    m_origin = {};
    m_bytes = 0; // begin() truncates
}

void PartFile::drop()
{
    m_origin = {};
    leave();
}

/// Removed while it is still locked: nobody else owns it by then.
void PartFile::leave()
{
    if (m_descriptor < 0)
        return;
    if (m_bytes == 0 || !m_origin.canGoOn()) {
        unlink(m_path.c_str());
        unlink(originFile().c_str());
    }
    close(std::exchange(m_descriptor, -1));
}

} // namespace headstart::catalogue
