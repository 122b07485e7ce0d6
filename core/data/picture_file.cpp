// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_file.h"

#include "core/base/byte_source.h"
#include "core/base/hashing.h"
#include "core/data/decoding.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace headstart::data {

namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;

/// How the formats of decodePicture begin.
bool isPictureHead(std::string_view head)
{
    constexpr std::array<std::string_view, 8> kBeginnings = {"\xFF\xD8", "\x89PNG", "GIF8", "RIFF",
                                                             "BM",       "II*",     "MM",   "II+"};
    if (head.size() >= 2 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6')
        return true;
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view beginning) { return head.starts_with(beginning); });
}

Result<std::string> headOf(const ByteSource &source)
{
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), 4)), '\0');
    if (auto read = source.read(0, std::as_writable_bytes(std::span(head))); !read)
        return read.error();
    return head;
}

} // namespace

Result<HashedPicture> readPictureFile(const std::filesystem::path &path)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    if (source->size() == 0)
        return badInput(path.string(), say("the file is empty"));
    const auto head = headOf(*source);
    if (!head)
        return head.error();
    if (!isPictureHead(*head))
        return badInput(path.string(), say("this is not a picture (JPEG, PNG, GIF, WebP, BMP, TIFF or PNM)"));
    if (source->size() > kLargestFile)
        return badInput(path.string(), say("the file is larger than any picture that is read"));
    std::vector<std::byte> bytes(static_cast<std::size_t>(source->size()));
    if (auto read = source->read(0, bytes); !read)
        return read.error();
    auto picture = decodePicture(bytes, path.string());
    if (!picture)
        return picture.error();
    return HashedPicture{std::move(*picture), sha256Of(bytes)};
}

bool beginsAsPicture(const std::filesystem::path &path)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return false;
    const auto head = headOf(*source);
    return head && isPictureHead(*head);
}

} // namespace headstart::data
