// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/weights_file.h"

#include "core/weights/checked.h"
#include "core/weights/hdf5_reader.h"
#include "core/weights/pytorch.h"
#include "core/weights/safetensors.h"
#include "core/weights/zip_archive.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <libdeflate.h>

namespace headstart::weights {

namespace {

constexpr std::size_t kProbe = 512; // holds the signature of every format, tar's at 257 included

bool startsWith(std::string_view head, std::string_view signature)
{
    return head.substr(0, signature.size()) == signature;
}

/// Eight bytes of length, then a JSON object.
bool looksLikeSafetensors(std::string_view head)
{
    const auto first = head.find_first_not_of(" \t\r\n", 8);
    return first != std::string_view::npos && head[first] == '{';
}

bool looksLikeText(std::string_view head)
{
    return !head.empty() && std::all_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t';
    });
}

/// Keras' and PyTorch's archives are told apart by what is in them.
Result<WeightsIndex> readArchive(ByteSource &source)
{
    const auto entries = readZip(source);
    if (!entries)
        return entries.error();
    return isKerasZip(*entries) ? readKerasZip(source, *entries) : readPytorchZip(source, *entries);
}

/// Of HDF5, the source becomes what was made of it.
Result<WeightsIndex> readIndex(ByteSource &source)
{
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), kProbe)), '\0');
    if (auto done = source.read(0, std::as_writable_bytes(std::span(head))); !done)
        return done.error();
    if (head.empty())
        return badInput(source.name(), say("the file is empty"));
    if (looksLikeText(head))
        return badInput(source.name(), say("this is text, not weights (safetensors, PyTorch's .pth or Keras' .h5)"));
    // All four bytes: the first two alone are the header's length of some safetensors files.
    if (startsWith(head, "PK\x03\x04") || startsWith(head, "PK\x05\x06"))
        return readArchive(source);
    if (head.size() > 262 && head.substr(257, 5) == "ustar")
        return badInput(source.name(), say("this is PyTorch's tar format of 2017, which is not read; load it in Python "
                                           "and save it again with torch.save(model.state_dict(), ...)"));
    if (looksLikeSafetensors(head))
        return readSafetensors(source);
    if (startsWith(head, "\x80"))
        return readPytorchLegacy(source);
    if (startsWith(head, "\x89HDF\r\n\x1a\n"))
        return readHdf5(source);
    return badInput(source.name(), say("not a file of weights: neither safetensors nor PyTorch's .pth nor Keras' .h5"));
}

/// Row-major and without holes, so that the elements can be read in one piece.
bool isContiguous(const TensorInfo &info)
{
    std::uint64_t expected = 1;
    for (std::size_t axis = info.shape.size(); axis-- > 0;) {
        if (info.shape[axis] != 1 && info.strides[axis] != expected)
            return false;
        expected *= info.shape[axis];
    }
    return true;
}

/// The elements from the first to the last that the tensor touches. At least one element.
std::uint64_t extent(const TensorInfo &info)
{
    std::uint64_t last = 0;
    for (std::size_t axis = 0; axis < info.shape.size(); ++axis)
        last += (info.shape[axis] - 1) * info.strides[axis];
    return last + 1;
}

/// Where the first dimension is the one that stands closest in the file, as Keras has a layer's outputs: a line of the
/// result at a time, out of as many streams. Element after element, each would be a wait for memory.
template <class Element>
void transpose(const TensorInfo &info, const std::vector<std::uint64_t> &positions, const std::byte *from,
               std::byte *out)
{
    constexpr std::size_t kLine = 16;
    const auto at = [](auto *bytes, std::uint64_t index) { return bytes + index * sizeof(Element); };
    for (std::size_t begin = 0; begin < positions.size(); begin += kLine) {
        const std::size_t end = std::min(positions.size(), begin + kLine);
        for (std::uint64_t row = 0; row < info.shape[0]; ++row)
            for (std::size_t i = begin; i < end; ++i)
                std::memcpy(at(out, row * positions.size() + i), at(from, positions[i] + row), sizeof(Element));
    }
}

/// False if the tensor is not of this kind.
bool transposed(const TensorInfo &info, std::span<const std::byte> from, std::span<std::byte> out)
{
    const std::size_t size = elementSize(info.dtype);
    if (info.shape.size() < 2 || info.strides[0] != 1 || (size != 4 && size != 8))
        return false;
    const std::uint64_t rest = info.count() / info.shape[0];
    if (rest > 1'000'000)
        return false;
    std::vector<std::uint64_t> positions = {0};
    for (std::size_t axis = 1; axis < info.shape.size(); ++axis) {
        std::vector<std::uint64_t> next;
        next.reserve(static_cast<std::size_t>(positions.size() * info.shape[axis]));
        for (const std::uint64_t position : positions)
            for (std::uint64_t i = 0; i < info.shape[axis]; ++i)
                next.push_back(position + i * info.strides[axis]);
        positions = std::move(next);
    }
    const auto work = size == 4 ? transpose<std::uint32_t> : transpose<std::uint64_t>;
    work(info, positions, from.data(), out.data());
    return true;
}

/// Copies the elements of a strided tensor, whose first stands at the start of `from`, into row-major order.
void gather(const TensorInfo &info, std::span<const std::byte> from, std::span<std::byte> out)
{
    if (transposed(info, from, out))
        return;
    const std::size_t size = elementSize(info.dtype);
    std::vector<std::uint64_t> index(info.shape.size(), 0);
    std::uint64_t position = 0;
    for (std::size_t done = 0; done < out.size(); done += size) {
        std::memcpy(&out[done], &from[position * size], size);
        for (std::size_t axis = index.size(); axis-- > 0;) {
            position += info.strides[axis];
            if (++index[axis] < info.shape[axis])
                break;
            position -= info.shape[axis] * info.strides[axis];
            index[axis] = 0;
        }
    }
}

/// out += plus - minus, of float or double.
template <class Number>
void adjust(std::span<std::byte> out, double plus, std::span<const std::byte> minus)
{
    for (std::size_t i = 0; i < out.size(); i += sizeof(Number)) {
        Number value = 0;
        Number other = 0;
        std::memcpy(&value, &out[i], sizeof value);
        if (!minus.empty())
            std::memcpy(&other, &minus[i], sizeof other);
        value = static_cast<Number>(static_cast<double>(value) + plus - static_cast<double>(other));
        std::memcpy(&out[i], &value, sizeof value);
    }
}

template <class Number>
void fillWithOnes(std::span<std::byte> out)
{
    const Number one = 1;
    for (std::size_t i = 0; i < out.size(); i += sizeof one)
        std::memcpy(&out[i], &one, sizeof one);
}

} // namespace

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Safetensors:
        return "safetensors";
    case Format::PytorchZip:
        return "PyTorch (zip)";
    case Format::PytorchLegacy:
        return "PyTorch (before 1.6)";
    case Format::KerasHdf5:
        return "Keras (HDF5)";
    case Format::KerasZip:
        return "Keras (zip)";
    }
    return {};
}

std::uint64_t TensorInfo::count() const
{
    return checkedCount(shape).value_or(0);
}

Result<WeightsFile> WeightsFile::open(const std::filesystem::path &path)
{
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    return open(*source);
}

Result<WeightsFile> WeightsFile::open(ByteSource source)
{
    auto index = readIndex(source);
    if (!index)
        return index.error();
    return WeightsFile(std::move(source), std::move(*index));
}

WeightsFile::WeightsFile(ByteSource source, WeightsIndex index) : m_source(std::move(source)), m_index(std::move(index))
{
    for (std::size_t i = 0; i < m_index.tensors.size(); ++i)
        m_byName.emplace(m_index.tensors[i].name, i);
}

const TensorInfo *WeightsFile::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_index.tensors[found->second];
}

WeightsFile WeightsFile::described(std::vector<TensorInfo> tensors, std::string_view naming) const
{
    WeightsIndex index = {m_index.format, m_index.storages, std::move(tensors), m_index.metadata, naming};
    return {m_source, std::move(index)};
}

Error TensorReader::checksumError(const Storage &storage) const
{
    return m_file.m_source.malformed(storage.place + ", offset " + std::to_string(storage.position),
                                     say("its checksum (CRC-32) does not fit: the file is damaged"));
}

Result<void> TensorReader::verify(std::size_t index)
{
    const Storage &storage = m_file.m_index.storages[index];
    if (!storage.crc32 || m_verified.contains(index))
        return {};
    std::vector<std::byte> piece(static_cast<std::size_t>(std::min<std::uint64_t>(storage.bytes, 1 << 20)));
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < storage.bytes;) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), storage.bytes - done));
        const auto part = std::span(piece).first(size);
        if (auto read = m_file.m_source.read(storage.position + done, part); !read)
            return read;
        crc = libdeflate_crc32(crc, part.data(), part.size());
        done += size;
    }
    if (crc != *storage.crc32)
        return checksumError(storage);
    m_verified.insert(index);
    return {};
}

Result<void> TensorReader::read(const TensorInfo &info, std::span<std::byte> out)
{
    assert(out.size() == info.bytes());
    if (out.empty())
        return {};
    if (info.recipe)
        return readByRecipe(info, out);
    const Storage &storage = m_file.m_index.storages[info.storage];
    const std::size_t element = elementSize(info.dtype);
    const std::uint64_t start = storage.position + info.offset * element;
    const bool whole = out.size() == storage.bytes && isContiguous(info);
    if (whole) { // the usual case: one pass over the bytes, straight into their place
        if (auto read = m_file.m_source.read(start, out); !read)
            return read;
        if (storage.crc32 && libdeflate_crc32(0, out.data(), out.size()) != *storage.crc32)
            return checksumError(storage);
        m_verified.insert(info.storage);
        return {};
    }
    if (auto verified = verify(info.storage); !verified)
        return verified;
    if (isContiguous(info))
        return m_file.m_source.read(start, out);
    std::vector<std::byte> touched(static_cast<std::size_t>(extent(info) * element));
    if (auto read = m_file.m_source.read(start, touched); !read)
        return read;
    gather(info, touched, out);
    return {};
}

Result<void> TensorReader::readByRecipe(const TensorInfo &info, std::span<std::byte> out)
{
    const Recipe &recipe = *info.recipe;
    const bool isDouble = info.dtype == Dtype::F64;
    if (!isDouble && info.dtype != Dtype::F32)
        return m_file.m_source.malformed("tensor '" + info.name + "'",
                                         say("its elements are neither float32 nor float64"));
    if (recipe.isOnes) {
        isDouble ? fillWithOnes<double>(out) : fillWithOnes<float>(out);
        return {};
    }
    TensorInfo asItStands = info;
    asItStands.recipe = nullptr;
    if (!recipe.walk.empty())
        asItStands.shape = recipe.walk;
    if (auto done = read(asItStands, out); !done)
        return done;
    std::vector<std::byte> minus;
    if (recipe.minus) {
        minus.resize(out.size());
        if (auto done = read(*recipe.minus, minus); !done)
            return done;
    }
    if (recipe.plus != 0 || recipe.minus)
        isDouble ? adjust<double>(out, recipe.plus, minus) : adjust<float>(out, recipe.plus, minus);
    return {};
}

} // namespace headstart::weights
