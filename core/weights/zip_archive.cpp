// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/zip_archive.h"

#include "core/weights/checked.h"
#include "core/weights/little_endian.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace headstart::weights {

namespace {

constexpr std::uint64_t kMostEntries = 100'000;
constexpr std::uint64_t kLargestDirectory = 64 << 20;
constexpr std::uint32_t kNarrowMax = 0xFFFFFFFF; // 'look in the 64-bit field'
constexpr std::uint16_t kHasDescriptor = 1 << 3; // sizes follow the data
constexpr std::uint16_t kUtf8Names = 1 << 11;
constexpr std::uint16_t kZip64Extra = 1;

/// Reads little-endian numbers from a piece of the file that is known to be long enough.
class Fields {
public:
    explicit Fields(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }
    void skip(std::size_t count) { m_bytes = m_bytes.subspan(count); }
    std::span<const std::byte> bytes(std::size_t count)
    {
        const auto out = m_bytes.first(count);
        skip(count);
        return out;
    }
    std::size_t left() const { return m_bytes.size(); }

private:
    std::uint64_t number(std::size_t size) { return littleEndian(bytes(size)); }

    std::span<const std::byte> m_bytes;
};

Result<std::vector<std::byte>> bytesAt(const ByteSource &source, std::uint64_t offset, std::uint64_t size)
{
    if (offset > source.size() || size > source.size() - offset)
        return source.malformed(offset, say("the zip archive ends too early"));
    std::vector<std::byte> out(static_cast<std::size_t>(size));
    if (auto read = source.read(offset, out); !read)
        return read.error();
    return out;
}

struct Directory {
    std::uint64_t entries = 0;
    std::uint64_t bytes = 0;
    std::uint64_t position = 0;
    std::uint64_t end = 0; ///< where the records that describe the directory begin
};

/// The directory in 64-bit numbers, whose locator stands in front of the archive's last record; nothing if it does not.
/// PyTorch always writes it, however small the archive.
Result<std::optional<Directory>> readZip64Directory(const ByteSource &source, std::uint64_t lastRecord)
{
    constexpr std::uint64_t kRecordSize = 56;
    constexpr std::uint64_t kLocatorSize = 20;
    if (lastRecord < kLocatorSize)
        return std::optional<Directory>();
    const std::uint64_t locatorPosition = lastRecord - kLocatorSize;
    auto locator = bytesAt(source, locatorPosition, kLocatorSize);
    if (!locator)
        return locator.error();
    Fields fields(*locator);
    if (fields.u32() != 0x07064B50)
        return std::optional<Directory>();
    fields.skip(4);
    const std::uint64_t position = fields.u64();
    if (position > locatorPosition || locatorPosition - position != kRecordSize)
        return source.malformed(locatorPosition, say("the zip archive's 64-bit record is not where it must be"));
    auto record = bytesAt(source, position, kRecordSize);
    if (!record)
        return record.error();
    Fields end(*record);
    if (end.u32() != 0x06064B50 || end.u64() != kRecordSize - 12)
        return source.malformed(position, say("the zip archive's 64-bit record is damaged"));
    end.skip(4); // versions
    if (end.u64() != 0)
        return source.malformed(position, say("the zip archive is one part of several"));
    Directory directory;
    directory.entries = end.u64();
    if (end.u64() != directory.entries)
        return source.malformed(position, say("the zip archive is one part of several"));
    directory.bytes = end.u64();
    directory.position = end.u64();
    directory.end = position;
    return std::optional(directory);
}

/// The directory's whereabouts, from the record at the archive's end.
Result<Directory> findDirectory(const ByteSource &source)
{
    constexpr std::uint64_t kRecordSize = 22;
    if (source.size() < kRecordSize)
        return source.malformed(source.size(), say("the zip archive ends too early"));
    const std::uint64_t position = source.size() - kRecordSize;
    auto record = bytesAt(source, position, kRecordSize);
    if (!record)
        return record.error();
    Fields fields(*record);
    if (fields.u32() != 0x06054B50)
        return source.malformed(position, say("the zip archive's directory is missing: the file is cut short, or "
                                              "something follows the archive"));
    const std::uint16_t disk = fields.u16();
    const std::uint16_t directoryDisk = fields.u16();
    const std::uint16_t entriesHere = fields.u16();
    Directory directory;
    directory.entries = fields.u16();
    directory.bytes = fields.u32();
    directory.position = fields.u32();
    directory.end = position;
    if (fields.u16() != 0)
        return source.malformed(position, say("the zip archive carries a comment"));
    const auto wide = readZip64Directory(source, position);
    if (!wide)
        return wide.error();
    if (*wide) {
        const bool agree = (directory.entries == 0xFFFF || directory.entries == (*wide)->entries)
                           && (directory.bytes == kNarrowMax || directory.bytes == (*wide)->bytes)
                           && (directory.position == kNarrowMax || directory.position == (*wide)->position);
        if (!agree)
            return source.malformed(position, say("the zip archive's two accounts of its directory differ"));
        return **wide;
    }
    if (disk != 0 || directoryDisk != 0 || entriesHere != directory.entries)
        return source.malformed(position, say("the zip archive is one part of several"));
    return directory;
}

struct CentralEntry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc32 = 0;
    std::uint64_t compressed = 0;
    std::uint64_t uncompressed = 0;
    std::uint64_t localHeader = 0;
};

bool isSafeName(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos
        || name.find('\0') != std::string_view::npos)
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (name.substr(begin, end - begin) == "..")
            return false;
        begin = end + 1;
    }
    return true;
}

/// Fills in the numbers that did not fit into 32 bits.
bool applyZip64(std::span<const std::byte> extra, CentralEntry &entry)
{
    for (Fields fields(extra); fields.left() >= 4;) {
        const std::uint16_t id = fields.u16();
        const std::uint16_t size = fields.u16();
        if (size > fields.left())
            return false;
        Fields field(fields.bytes(size));
        if (id != kZip64Extra)
            continue;
        for (std::uint64_t *number : {&entry.uncompressed, &entry.compressed, &entry.localHeader}) {
            if (*number != kNarrowMax)
                continue;
            if (field.left() < 8)
                return false;
            *number = field.u64();
        }
        return true;
    }
    return entry.uncompressed != kNarrowMax && entry.compressed != kNarrowMax && entry.localHeader != kNarrowMax;
}

Result<CentralEntry> readCentralEntry(const ByteSource &source, Fields &fields, std::uint64_t position)
{
    if (fields.left() < 46 || fields.u32() != 0x02014B50)
        return source.malformed(position, say("the zip archive's directory is damaged"));
    CentralEntry entry;
    fields.skip(4); // versions
    entry.flags = fields.u16();
    entry.method = fields.u16();
    fields.skip(4); // time
    entry.crc32 = fields.u32();
    entry.compressed = fields.u32();
    entry.uncompressed = fields.u32();
    const std::size_t nameSize = fields.u16();
    const std::size_t extraSize = fields.u16();
    const std::size_t commentSize = fields.u16();
    fields.skip(8); // disk, attributes
    entry.localHeader = fields.u32();
    if (nameSize + extraSize + commentSize > fields.left())
        return source.malformed(position, say("the zip archive's directory is damaged"));
    const auto name = fields.bytes(nameSize);
    entry.name.assign(reinterpret_cast<const char *>(name.data()), name.size());
    const auto extra = fields.bytes(extraSize);
    fields.skip(commentSize);
    if (!applyZip64(extra, entry))
        return source.malformed(position, say("the zip archive's directory is damaged"));
    if (!isSafeName(entry.name))
        return source.malformed(position, say("'%1' is no name for a file inside an archive", entry.name));
    if ((entry.flags & ~(kHasDescriptor | kUtf8Names)) != 0)
        return source.malformed(position,
                                say("entry '%1' is encrypted or needs a feature that is not read", entry.name));
    if (entry.method == 0 && entry.compressed != entry.uncompressed)
        return source.malformed(position, say("entry '%1' is stored, but its two sizes differ", entry.name));
    return entry;
}

/// The descriptor behind the data repeats what the directory says. Returns where it ends.
Result<std::uint64_t> checkDescriptor(const ByteSource &source, const CentralEntry &entry, std::uint64_t position)
{
    auto bytes = bytesAt(source, position, std::min<std::uint64_t>(24, source.size() - position));
    if (!bytes)
        return bytes.error();
    for (const bool hasSignature : {true, false}) {
        for (const std::size_t width : {std::size_t{8}, std::size_t{4}}) {
            const std::size_t size = (hasSignature ? 8 : 4) + 2 * width;
            if (bytes->size() < size)
                continue;
            Fields fields(*bytes);
            if (hasSignature && fields.u32() != 0x08074B50)
                continue;
            const bool crc = fields.u32() == entry.crc32;
            const std::uint64_t compressed = width == 8 ? fields.u64() : fields.u32();
            const std::uint64_t uncompressed = width == 8 ? fields.u64() : fields.u32();
            if (crc && compressed == entry.compressed && uncompressed == entry.uncompressed)
                return position + size;
        }
    }
    return source.malformed(position,
                            say("entry '%1': the sizes behind its data differ from the directory's", entry.name));
}

struct Located {
    ZipEntry entry;
    std::uint64_t end = 0; ///< with its descriptor
};

/// Checks the header in front of the data against the directory.
Result<Located> locate(const ByteSource &source, const CentralEntry &entry)
{
    const std::uint64_t position = entry.localHeader;
    auto header = bytesAt(source, position, 30);
    if (!header)
        return header.error();
    Fields fields(*header);
    const bool signature = fields.u32() == 0x04034B50;
    fields.skip(2);
    const bool flags = fields.u16() == entry.flags;
    const bool method = fields.u16() == entry.method;
    fields.skip(4);
    const std::uint32_t crc = fields.u32();
    const std::uint32_t compressed = fields.u32();
    const std::uint32_t uncompressed = fields.u32();
    const std::size_t nameSize = fields.u16();
    const std::size_t extraSize = fields.u16();
    auto name = bytesAt(source, position + 30, nameSize);
    if (!name)
        return name.error();
    const std::string_view localName(reinterpret_cast<const char *>(name->data()), name->size());
    if (!signature || !flags || !method || localName != entry.name)
        return source.malformed(position, say("entry '%1': its header differs from the directory's", entry.name));
    const bool descriptor = (entry.flags & kHasDescriptor) != 0;
    const auto agrees = [&](std::uint64_t local, std::uint64_t central) {
        return local == central || local == kNarrowMax || (descriptor && local == 0);
    };
    const bool crcAgrees = crc == entry.crc32 || (descriptor && crc == 0);
    if (!crcAgrees || !agrees(compressed, entry.compressed) || !agrees(uncompressed, entry.uncompressed))
        return source.malformed(position, say("entry '%1': its header differs from the directory's", entry.name));

    Located located;
    located.entry = {entry.method == 0, position + 30 + nameSize + extraSize, entry.compressed, entry.crc32};
    if (located.entry.position > source.size() || entry.compressed > source.size() - located.entry.position)
        return source.malformed(position, say("entry '%1' reaches past the file's end", entry.name));
    located.end = located.entry.position + entry.compressed;
    if (descriptor) {
        auto end = checkDescriptor(source, entry, located.end);
        if (!end)
            return end.error();
        located.end = *end;
    }
    return located;
}

/// Entries follow each other without overlap, the first at the file's start, the directory behind the last.
Result<void> checkOrder(const ByteSource &source, std::vector<std::pair<std::uint64_t, std::uint64_t>> spans,
                        const Directory &directory)
{
    std::sort(spans.begin(), spans.end());
    if (!spans.empty() && spans.front().first != 0)
        return source.malformed(0, say("something stands before the zip archive"));
    std::uint64_t end = 0;
    for (const auto &[begin, next] : spans) {
        if (begin < end)
            return source.malformed(begin, say("two entries of the zip archive overlap"));
        end = next;
    }
    if (end > directory.position)
        return source.malformed(directory.position, say("the zip archive's directory overlaps its entries"));
    return {};
}

} // namespace

Result<std::map<std::string, ZipEntry>> readZip(const ByteSource &source)
{
    const auto directory = findDirectory(source);
    if (!directory)
        return directory.error();
    if (directory->bytes > kLargestDirectory)
        return source.malformed(directory->end,
                                say("the zip archive's directory is larger than %1 bytes", kLargestDirectory));
    if (directory->entries > kMostEntries)
        return source.malformed(directory->end, say("the zip archive has more than %1 entries", kMostEntries));
    if (checkedSum(directory->position, directory->bytes) != directory->end)
        return source.malformed(directory->end, say("the zip archive's directory is not where it must be"));
    const auto bytes = bytesAt(source, directory->position, directory->bytes);
    if (!bytes)
        return bytes.error();

    std::map<std::string, ZipEntry> entries;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans;
    Fields fields(*bytes);
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        const std::uint64_t position = directory->end - fields.left();
        const auto central = readCentralEntry(source, fields, position);
        if (!central)
            return central.error();
        const auto located = locate(source, *central);
        if (!located)
            return located.error();
        if (!entries.emplace(central->name, located->entry).second)
            return source.malformed(position, say("entry '%1' stands there twice", central->name));
        spans.emplace_back(central->localHeader, located->end);
    }
    if (fields.left() != 0)
        return source.malformed(directory->end - fields.left(), say("the zip archive's directory is damaged"));
    if (auto ordered = checkOrder(source, std::move(spans), *directory); !ordered)
        return ordered.error();
    return entries;
}

} // namespace headstart::weights
