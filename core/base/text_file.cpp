// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_file.h"

#include "core/base/atomic_file.h"
#include "core/base/byte_source.h"

#include <span>

namespace headstart {

Result<std::string> readTextFile(const std::filesystem::path &path, std::uint64_t limit)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    if (source->size() > limit)
        return badInput(path.string(),
                        say("the file is larger than any of its kind (%1 bytes, at most %2)", source->size(), limit));
    std::string text(static_cast<std::size_t>(source->size()), '\0');
    if (auto read = source->read(0, std::as_writable_bytes(std::span(text))); !read)
        return read.error();
    return text;
}

Result<void> writeTextFile(const std::filesystem::path &path, const std::string &text)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    if (auto written = file->write(std::as_bytes(std::span(text))); !written)
        return written;
    return file->commit();
}

} // namespace headstart
