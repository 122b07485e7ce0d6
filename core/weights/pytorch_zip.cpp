// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pytorch.h"
#include "core/weights/pytorch_tensors.h"

#include <algorithm>
#include <array>
#include <libdeflate.h>
#include <string_view>

namespace headstart::weights {

namespace {

/// The folder that all entries share, with its slash: torch.save names it after the file.
Result<std::string> rootOf(const ByteSource &source, const ZipEntries &entries)
{
    if (entries.empty())
        return badInput(source.name(), say("this is an empty zip archive"));
    const std::string &first = entries.begin()->first;
    const std::string root = first.substr(0, first.find('/') + 1);
    const bool shared = !root.empty() && std::all_of(entries.begin(), entries.end(), [&](const auto &entry) {
        return entry.first.compare(0, root.size(), root) == 0;
    });
    if (!shared || !entries.contains(root + "data.pkl"))
        return badInput(source.name(), say("this is a zip archive, but not one that torch.save made (one folder with "
                                           "data.pkl in it)"));
    return root;
}

Result<void> checkByteOrder(const ByteSource &source, const ZipEntries &entries, const std::string &root)
{
    const auto entry = entries.find(root + "byteorder");
    if (entry == entries.end())
        return {};
    std::array<char, 6> text = {};
    const bool fits = entry->second.stored && entry->second.bytes == text.size();
    if (fits)
        if (auto read = source.read(entry->second.position, std::as_writable_bytes(std::span(text))); !read)
            return read;
    if (!fits || std::string_view(text.data(), text.size()) != "little")
        return source.malformed("byteorder", say("its numbers are not little-endian; load the file in Python on the "
                                                 "machine that made it and save it as safetensors"));
    return {};
}

Result<pickle::Document> readPickle(const ByteSource &source, const ZipEntry &entry)
{
    if (!entry.stored || entry.bytes > pickle::kLargestProgram)
        return source.malformed("data.pkl", say("it is compressed or larger than %1 bytes", pickle::kLargestProgram));
    std::vector<std::byte> bytes(static_cast<std::size_t>(entry.bytes));
    if (auto read = source.read(entry.position, bytes); !read)
        return read.error();
    if (libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc32)
        return source.malformed("data.pkl", say("its checksum (CRC-32) does not fit: the file is damaged"));
    bytes = {};
    return pickle::read(source, entry.position, entry.position + entry.bytes);
}

} // namespace

Result<WeightsIndex> readPytorchZip(const ByteSource &source, const ZipEntries &entries)
{
    const auto root = rootOf(source, entries);
    if (!root)
        return root.error();
    if (auto checked = checkByteOrder(source, entries, *root); !checked)
        return checked.error();
    const auto document = readPickle(source, entries.at(*root + "data.pkl"));
    if (!document)
        return document.error();
    auto pickled = pickledTensors(source, *document, Storages::OfTensors);
    if (!pickled)
        return pickled.error();

    WeightsIndex index;
    index.format = Format::PytorchZip;
    index.tensors = std::move(pickled->tensors);
    for (const StorageReference &storage : pickled->storages) {
        const std::string place = "data/" + storage.key;
        const auto entry = entries.find(*root + place);
        if (entry == entries.end())
            return source.malformed(place, say("this storage is missing from the archive"));
        if (!entry->second.stored || entry->second.bytes != storage.bytes())
            return source.malformed(
                place, say("this storage must hold %1 bytes and holds %2", storage.bytes(), entry->second.bytes));
        index.storages.push_back({place, entry->second.position, entry->second.bytes, entry->second.crc32});
    }
    return index;
}

} // namespace headstart::weights
