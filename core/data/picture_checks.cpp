// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_checks.h"

#include "core/weights/little_endian.h"

#include <libdeflate.h>
#include <optional>

namespace headstart::data {

namespace {

constexpr std::int64_t kMostPixels = 89'478'485;

using Bytes = std::span<const std::byte>;

std::uint32_t bigEndian32(Bytes bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return value;
}

Error endsTooEarly(const std::string &name, Bytes bytes)
{
    return badInput(name, say("the picture is damaged: the file ends too early, after %1 bytes", bytes.size()));
}

/// The chunks up to IEND are all there, and the checksums of those that make the picture fit.
Result<void> checkPng(Bytes bytes, const std::string &name)
{
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kFrame = 12; // length, kind, checksum
    for (Bytes rest = bytes.subspan(kSignature); rest.size() >= kFrame;) {
        const std::uint32_t length = bigEndian32(rest);
        if (length > rest.size() - kFrame)
            break;
        const Bytes kindAndData = rest.subspan(4, length + std::size_t{4});
        const std::string_view kind(reinterpret_cast<const char *>(kindAndData.data()), 4);
        const bool makesThePicture = kind[0] >= 'A' && kind[0] <= 'Z';
        const std::uint32_t checksum = libdeflate_crc32(0, kindAndData.data(), kindAndData.size());
        if (makesThePicture && checksum != bigEndian32(rest.subspan(length + std::size_t{8})))
            return damagedPicture(name, "a checksum does not fit");
        if (kind == "IEND")
            return {};
        rest = rest.subspan(length + kFrame);
    }
    return endsTooEarly(name, bytes);
}

/// Skips a GIF's colour table, whose size stands in the low bits of `flags`.
std::size_t colourTable(std::byte flags)
{
    const auto bits = std::to_integer<unsigned>(flags);
    return (bits & 0x80U) != 0 ? std::size_t{3} << ((bits & 7U) + 1) : 0;
}

/// Where the sub-blocks that begin at `position` end; nothing if the file ends before.
std::optional<std::size_t> skipSubBlocks(Bytes bytes, std::size_t position)
{
    while (position < bytes.size()) {
        const auto length = std::to_integer<std::size_t>(bytes[position]);
        position += 1 + length;
        if (length == 0)
            return position;
    }
    return std::nullopt;
}

/// The first frame is all there: the only one that is read.
Result<void> checkGif(Bytes bytes, const std::string &name)
{
    constexpr std::size_t kHeader = 13;
    constexpr std::size_t kDescriptor = 10;
    if (bytes.size() < kHeader)
        return endsTooEarly(name, bytes);
    std::size_t position = kHeader + colourTable(bytes[10]);
    while (position + kDescriptor < bytes.size()) {
        const bool isFrame = bytes[position] == std::byte{0x2C};
        const bool isExtension = bytes[position] == std::byte{0x21};
        if (!isFrame && !isExtension)
            return damagedPicture(name, "its first frame is missing");
        const std::size_t blocks =
            position + (isFrame ? kDescriptor + colourTable(bytes[position + kDescriptor - 1]) + 1 : 2);
        const auto end = skipSubBlocks(bytes, blocks);
        if (!end)
            break;
        if (isFrame)
            return {};
        position = *end;
    }
    return endsTooEarly(name, bytes);
}

/// As long as its header says, where that says something.
Result<void> checkBmp(Bytes bytes, const std::string &name)
{
    constexpr std::size_t kFileHeader = 14;
    if (bytes.size() < kFileHeader || weights::littleEndian(bytes.subspan(2, 4)) > bytes.size())
        return endsTooEarly(name, bytes);
    return {};
}

} // namespace

Error damagedPicture(const std::string &name, std::string_view why)
{
    return badInput(name, say("the picture is damaged: %1", why));
}

Result<void> checkPictureSize(const std::string &name, std::int64_t width, std::int64_t height)
{
    if (width <= 0 || height <= 0)
        return damagedPicture(name, "it has no size");
    if (width * height > kMostPixels)
        return badInput(name, say("the picture has %1 x %2 pixels; at most %3 are read", width, height, kMostPixels));
    return {};
}

Result<void> checkComplete(Bytes bytes, std::string_view format, const std::string &name)
{
    if (format == "png")
        return checkPng(bytes, name);
    if (format == "gif")
        return checkGif(bytes, name);
    if (format == "bmp")
        return checkBmp(bytes, name);
    return {};
}

} // namespace headstart::data
