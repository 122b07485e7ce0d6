// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace headstart {

namespace {

std::shared_ptr<const int> closedWithLastCopy(int descriptor)
{
    return {new int(descriptor), [](const int *owned) {
                close(*owned);
                delete owned;
            }};
}

} // namespace

Result<ByteSource> ByteSource::open(const std::filesystem::path &path)
{
    if (path.empty())
        return badInput("''", say("the name of the file to read is empty"));
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return badInput(path.string(), say("cannot be read: %1", systemMessage(errno)));
    return adopt(descriptor, path.string());
}

Result<ByteSource> ByteSource::adopt(int descriptor, std::string name)
{
    ByteSource source;
    source.m_name = std::move(name);
    source.m_descriptor = closedWithLastCopy(descriptor);
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return badInput(source.m_name, say("cannot be read: %1", systemMessage(errno)));
    if (!S_ISREG(status.st_mode))
        return badInput(source.m_name, say("this is not a file that holds data (a folder or a device)"));
    source.m_size = static_cast<std::uint64_t>(status.st_size);
    return source;
}

ByteSource ByteSource::view(std::span<const std::byte> bytes, std::string name)
{
    ByteSource source;
    source.m_name = std::move(name);
    source.m_size = bytes.size();
    source.m_memory = bytes;
    return source;
}

Result<void> ByteSource::read(std::uint64_t offset, std::span<std::byte> out) const
{
    if (offset > m_size || out.size() > m_size - offset)
        return malformed(offset, say("the file ends here: %1 bytes were expected, %2 are left", out.size(),
                                     m_size - std::min(offset, m_size)));
    if (!m_descriptor) {
        std::copy_n(m_memory.begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
        return {};
    }
    while (!out.empty()) {
        const ssize_t count = pread(*m_descriptor, out.data(), out.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return malformed(offset, say("cannot be read: %1", systemMessage(errno)));
        if (count == 0)
            return malformed(offset, say("the file became shorter while it was read"));
        offset += static_cast<std::uint64_t>(count);
        out = out.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Error ByteSource::malformed(std::uint64_t offset, Text rule) const
{
    return malformed("offset " + std::to_string(offset), std::move(rule));
}

Error ByteSource::malformed(std::string place, Text rule) const
{
    return badInput(m_name, std::move(place), std::move(rule));
}

} // namespace headstart
