// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/hdf5_reader.h"

#include "core/weights/child_process.h"
#include "core/weights/hdf5_child/rules.h"
#include "core/weights/safetensors.h"
#include "core/weights/temporary_file.h"

#include <libdeflate.h>

namespace headstart::weights {

namespace {

constexpr const char *kProgram = "headstart-hdf5";
constexpr const char *kWeights = "model.weights.h5";

Text textOf(hdf5::Rule rule)
{
    switch (rule) {
    case hdf5::Rule::Damaged:
        return say("HDF5's library cannot read this: the file is damaged");
    case hdf5::Rule::LinkToFile:
        return say("this is a link to another file, and no other file is opened");
    case hdf5::Rule::Link:
        return say("this is a link to another place in the file, and links are not followed");
    case hdf5::Rule::LinkedTwice:
        return say("this stands at two places of the file");
    case hdf5::Rule::DataElsewhere:
        return say("its numbers stand in another file, and no other file is opened");
    case hdf5::Rule::DataMissing:
        return say("its numbers are not in the file");
    case hdf5::Rule::Filter:
        return say("it is compressed in a way that is not read; save it without or with gzip");
    case hdf5::Rule::TooLarge:
        return say("it claims to hold more than a file of this size can");
    case hdf5::Rule::TooMany:
        return say("the file has more objects than any model has");
    case hdf5::Rule::TooDeep:
        return say("groups lie in groups deeper than in any model");
    case hdf5::Rule::Name:
        return say("this name is not one that Keras gives");
    case hdf5::Rule::Attribute:
        return say("this attribute is larger than any that Keras writes");
    case hdf5::Rule::NoMemory:
        return say("reading it takes more memory than a file of this size should");
    case hdf5::Rule::CannotWrite:
        return say("there is no room for a temporary copy of it in %1", TemporaryFile::folder());
    }
    return {};
}

Error refusal(const ByteSource &source, int status, const std::string &place)
{
    const auto rule = static_cast<hdf5::Rule>(status);
    if (status < static_cast<int>(hdf5::Rule::Damaged) || status > static_cast<int>(hdf5::Rule::Last))
        return failed(source.name(), say("%1, which reads HDF5 files, failed (exit %2)", kProgram, status));
    if (rule == hdf5::Rule::CannotWrite)
        return failed(source.name(), textOf(rule));
    return place.empty() ? badInput(source.name(), textOf(rule)) : source.malformed(place, textOf(rule));
}

/// Reads the HDF5 file behind a descriptor. `source` names it, and becomes what was made of it.
Result<WeightsIndex> convert(ByteSource &source, int input, std::uint64_t bytes)
{
    constexpr std::uint64_t kBytesASecond = 2'000'000; // ten times slower than it is
    auto output = TemporaryFile::create();
    if (!output)
        return output.error();
    const ChildLimits limits = {std::chrono::seconds(20 + bytes / kBytesASecond), 8192};
    const auto ended = runBeside(kProgram, {input, output->descriptor()}, limits);
    if (!ended)
        return failed(source.name(), ended.error().rule);
    if (ended->isLate)
        return badInput(source.name(),
                        say("HDF5's library did not come to an end within %1 seconds: the file is damaged",
                            static_cast<std::int64_t>(limits.time.count())));
    if (ended->signal != 0)
        return badInput(source.name(),
                        say("HDF5's library broke down over this file, which is damaged (signal %1)", ended->signal));
    if (ended->status != 0)
        return refusal(source, ended->status, ended->message);
    auto numbers = ByteSource::adopt(output->release(), source.name());
    if (!numbers)
        return numbers.error();
    auto index = readSafetensors(*numbers);
    if (!index)
        return badInput(source.name(), say("HDF5's library made no sense of this file: it is damaged"));
    index->format = Format::KerasHdf5;
    source = std::move(*numbers);
    return index;
}

/// A stretch of a source as a file of its own.
Result<TemporaryFile> copied(const ByteSource &source, std::uint64_t position, std::uint64_t bytes,
                             std::optional<std::uint32_t> crc32)
{
    auto file = TemporaryFile::create();
    if (!file)
        return file;
    std::vector<std::byte> piece(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, 1 << 20)));
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < bytes; done += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), bytes - done)));
        if (auto read = source.read(position + done, piece); !read)
            return read.error();
        crc = libdeflate_crc32(crc, piece.data(), piece.size());
        if (auto written = file->write(piece); !written)
            return failed(source.name(), written.error().rule);
    }
    if (crc32 && crc != *crc32)
        return source.malformed(kWeights, say("its checksum (CRC-32) does not fit: the file is damaged"));
    return file;
}

} // namespace

Result<WeightsIndex> readHdf5(ByteSource &source)
{
    if (const auto descriptor = source.descriptor())
        return convert(source, *descriptor, source.size());
    const auto file = copied(source, 0, source.size(), {});
    if (!file)
        return file.error();
    return convert(source, file->descriptor(), source.size());
}

bool isKerasZip(const ZipEntries &entries)
{
    return entries.contains(kWeights);
}

Result<WeightsIndex> readKerasZip(ByteSource &source, const ZipEntries &entries)
{
    const ZipEntry &entry = entries.at(kWeights);
    if (!entry.stored)
        return source.malformed(kWeights, say("it is compressed, which Keras does not do"));
    const auto file = copied(source, entry.position, entry.bytes, entry.crc32);
    if (!file)
        return file.error();
    auto index = convert(source, file->descriptor(), entry.bytes);
    if (index)
        index->format = Format::KerasZip;
    return index;
}

} // namespace headstart::weights
