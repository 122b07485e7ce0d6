// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_file.h"

#include "core/data/listing.h"
#include "core/data/unpacked_file.h"

#include <algorithm>
#include <array>

namespace headstart::data {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;
constexpr std::uint64_t kMostGzipGives = 1032; // bytes for one packed byte, at best
constexpr std::byte kUnsignedByte{0x08};

using Magic = std::array<std::byte, 4>; // 0, 0, type, dimensions

bool isIdx(const Magic &magic)
{
    constexpr std::array kTypes = {std::byte{0x08}, std::byte{0x09}, std::byte{0x0B},
                                   std::byte{0x0C}, std::byte{0x0D}, std::byte{0x0E}};
    return magic[0] == std::byte{} && magic[1] == std::byte{}
           && std::find(kTypes.begin(), kTypes.end(), magic[2]) != kTypes.end() && magic[3] >= std::byte{1}
           && magic[3] <= std::byte{4};
}

Result<void> readAll(UnpackedFile &file, std::span<std::byte> out)
{
    const auto count = file.read(out);
    if (!count)
        return count.error();
    if (*count < out.size())
        return badInput(file.file().name(), say("the file ends too early"));
    return {};
}

Result<std::vector<std::uint64_t>> readShape(UnpackedFile &file)
{
    const std::string &name = file.file().name();
    Magic magic = {};
    if (auto read = readAll(file, magic); !read)
        return read.error();
    if (!isIdx(magic))
        return badInput(name, "offset 0", say("this is not an IDX file"));
    if (magic[2] != kUnsignedByte)
        return badInput(name, "offset 2", say("only IDX files of bytes are read, as MNIST's are"));
    if (magic[3] == std::byte{2})
        return badInput(name, "offset 3", say("an IDX file of 2 dimensions holds neither pictures nor labels"));
    std::vector<std::uint64_t> shape;
    for (int i = 0; i < std::to_integer<int>(magic[3]); ++i) {
        std::array<std::byte, 4> bytes = {};
        if (auto read = readAll(file, bytes); !read)
            return read.error();
        std::uint64_t size = 0;
        for (const std::byte byte : bytes)
            size = size << 8 | std::to_integer<std::uint64_t>(byte);
        shape.push_back(size);
    }
    return shape;
}

/// How many bytes the header claims, if the file can hold them.
Result<std::uint64_t> checkedSize(const UnpackedFile &file, const std::vector<std::uint64_t> &shape)
{
    const std::string &name = file.file().name();
    if (shape[0] > kMostSamples)
        return badInput(name, "offset 4",
                        say("the header claims %1 items; at most %2 are read", shape[0], kMostSamples));
    std::uint64_t size = 1;
    for (const std::uint64_t side : shape) {
        if (side == 0)
            return badInput(name, "offset 4", say("the header claims that there is nothing in the file"));
        if (side > kMostBytes / size)
            return badInput(name, "offset 4", say("the header claims more than 4 GiB"));
        size *= side;
    }
    const std::uint64_t header = 4 + 4 * shape.size();
    const std::uint64_t held = file.file().size();
    if (file.isPacked() ? size / kMostGzipGives > held : header + size != held)
        return badInput(name, "offset 4",
                        say("the header claims %1 bytes, which a file of %2 bytes does not hold", size, held));
    return size;
}

} // namespace

Result<IdxArray> readIdx(const std::filesystem::path &path)
{
    constexpr std::uint64_t kPiece = std::uint64_t{1} << 20;
    auto file = UnpackedFile::open(path);
    if (!file)
        return file.error();
    auto shape = readShape(*file);
    if (!shape)
        return shape.error();
    const auto size = checkedSize(*file, *shape);
    if (!size)
        return size.error();
    IdxArray out{std::move(*shape), {}};
    while (out.bytes.size() < *size) {
        const std::size_t done = out.bytes.size();
        out.bytes.resize(static_cast<std::size_t>(std::min(*size, done + kPiece)));
        if (auto read = readAll(*file, std::span(out.bytes).subspan(done)); !read)
            return read.error();
    }
    std::array<std::byte, 1> beyond = {};
    const auto more = file->read(beyond);
    if (!more)
        return more.error();
    if (*more > 0)
        return badInput(path.string(), say("the file holds more than its header claims"));
    out.bytes.shrink_to_fit();
    return out;
}

std::optional<int> idxDimensions(const std::filesystem::path &path)
{
    auto file = UnpackedFile::open(path);
    Magic magic = {};
    if (!file || !readAll(*file, magic) || !isIdx(magic))
        return std::nullopt;
    return std::to_integer<int>(magic[3]);
}

} // namespace headstart::data
