// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "core/base/room.h"
#include "core/base/write_all.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace headstart {

namespace {

std::filesystem::path folderOf(const std::filesystem::path &target)
{
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// A name in the target's folder that no other file of this process bears.
std::filesystem::path temporaryFor(const std::filesystem::path &target)
{
    static std::atomic<unsigned> count = 0;
    const std::string suffix = "." + std::to_string(getpid()) + "-" + std::to_string(++count) + ".part";
    return folderOf(target) / ("." + target.filename().string() + suffix);
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path &target)
{
    if (target.empty())
        return badInput("''", say("the name of the file to write is empty"));
    std::error_code error;
    // Through a link, so that the rename replaces what it leads to and not the link.
    const bool isLink = std::filesystem::is_symlink(std::filesystem::symlink_status(target, error));
    const auto place = isLink ? folderOf(target) / std::filesystem::read_symlink(target, error) : target;
    const auto resolved = std::filesystem::weakly_canonical(place, error);
    if (error)
        return badInput(target.string(), say("cannot be written: %1", systemMessage(error.value())));
    const auto status = std::filesystem::status(resolved, error);
    if (target.filename().empty() || std::filesystem::is_directory(status))
        return badInput(target.string(), say("this is a folder, not a file that can be written"));
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return badInput(target.string(), say("this is a device or a pipe, not a file that can be written whole"));
    const std::filesystem::path name = temporaryFor(resolved);
    const int descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) {
        const int errorNumber = errno;
        const Text rule = say("cannot be written: %1", systemMessage(errorNumber));
        return mayPass(errorNumber) ? notWritten(target.string(), errorNumber, rule) : badInput(target.string(), rule);
    }
    return AtomicFile(resolved, name, descriptor);
}

AtomicFile::AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor)
    : m_target(std::move(target)), m_temporary(std::move(temporary)), m_descriptor(descriptor)
{}

AtomicFile::AtomicFile(AtomicFile &&other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{}

AtomicFile::~AtomicFile()
{
    if (m_descriptor < 0)
        return;
    close(m_descriptor);
    unlink(m_temporary.c_str());
}

Error AtomicFile::systemError(int errorNumber) const
{
    return notWritten(m_target.string(), errorNumber,
                      say("writing failed, nothing was kept: %1", systemMessage(errorNumber)));
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes)
{
    const int error = writeAll(m_descriptor, bytes);
    return error == 0 ? Result<void>() : Result<void>(systemError(error));
}

Result<void> AtomicFile::commit()
{
    if (fsync(m_descriptor) != 0)
        return systemError(errno);
    if (std::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return systemError(errno);
    const int closed = close(std::exchange(m_descriptor, -1));
    if (closed != 0)
        return systemError(errno);
    const int folder = open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return systemError(errno);
    const int synced = fsync(folder);
    const int errorNumber = errno;
    close(folder);
    if (synced != 0)
        return systemError(errorNumber);
    return {};
}

} // namespace headstart
