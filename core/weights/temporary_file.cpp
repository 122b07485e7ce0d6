// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/temporary_file.h"

#include "core/base/write_all.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace headstart::weights {

namespace {

/// For a file system that knows no files without names.
int openedAndUnlinked()
{
    std::string name = TemporaryFile::folder() + "/headstart-XXXXXX";
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0)
        unlink(name.c_str());
    return descriptor;
}

} // namespace

std::string TemporaryFile::folder()
{
    const char *folder = std::getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

Result<TemporaryFile> TemporaryFile::create()
{
    int descriptor = open(folder().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        descriptor = openedAndUnlinked();
    if (descriptor < 0)
        return failed(folder(), say("no temporary file can be made here: %1", systemMessage(errno)));
    return TemporaryFile(descriptor);
}

TemporaryFile::~TemporaryFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Result<void> TemporaryFile::write(std::span<const std::byte> bytes)
{
    if (writeAll(m_descriptor, bytes) != 0)
        return failed(folder(), say("there is no room for a temporary copy of it in %1", folder()));
    return {};
}

} // namespace headstart::weights
