// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"
#include "core/weights/dtype.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights {

enum class Format { Safetensors, PytorchZip, PytorchLegacy, KerasHdf5, KerasZip };

/// The format's name for people, in English.
std::string_view formatName(Format format);

/// A stretch of the file that holds the elements of one or more tensors.
struct Storage {
    std::string place; ///< how an error names it
    std::uint64_t position = 0;
    std::uint64_t bytes = 0;
    std::optional<std::uint32_t> crc32;
};

struct Recipe;

/// One tensor of a file, described but not read.
struct TensorInfo {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::uint64_t> shape;
    std::vector<std::uint64_t> strides;             ///< in elements
    std::size_t storage = 0;                        ///< index in WeightsIndex::storages
    std::uint64_t offset = 0;                       ///< of the first element, in elements from the storage's start
    std::shared_ptr<const Recipe> recipe = nullptr; ///< none: the elements are wanted as they stand

    /// Both fit into 64 bits: the readers have checked it.
    std::uint64_t count() const;
    std::uint64_t bytes() const { return count() * elementSize(dtype); }
};

/// How a tensor's elements are made where another program's differ from those that are wanted.
struct Recipe {
    std::vector<std::uint64_t> walk;                   ///< the dimensions that its strides belong to, if not its shape
    double plus = 0;                                   ///< added to each element
    std::shared_ptr<const TensorInfo> minus = nullptr; ///< taken from them one by one; as many, of the same type
    bool isOnes = false;                               ///< nothing is read: each is 1
};

/// What a format's reader makes of a file: everything but the elements. Each tensor lies inside its storage, and each
/// storage inside the file; names are unique.
struct WeightsIndex {
    Format format = Format::Safetensors;
    std::vector<Storage> storages;
    std::vector<TensorInfo> tensors; ///< in the file's order
    std::map<std::string, std::string> metadata;
    std::string_view naming = {}; ///< whose names these are, where they have been translated; else the file's own
};

/// A file of weights from anywhere, recognised by its content. Opening it reads the description of its tensors and
/// runs nothing of what it holds; elements are read on demand (TensorReader). Immutable; any thread.
class WeightsFile {
public:
    /// Errors name the file, the offset and the rule that it breaks.
    static Result<WeightsFile> open(const std::filesystem::path &path);
    static Result<WeightsFile> open(ByteSource source);

    const std::string &name() const { return m_source.name(); }
    std::uint64_t size() const { return m_source.size(); }
    Format format() const { return m_index.format; }
    const std::vector<TensorInfo> &tensors() const { return m_index.tensors; }
    const std::map<std::string, std::string> &metadata() const { return m_index.metadata; }
    const TensorInfo *find(std::string_view name) const;
    /// Whose naming the tensors' names were translated from; empty: they stand in the file.
    std::string_view naming() const { return m_index.naming; }
    /// The same file with other descriptions of its tensors, whose storages are the file's. `naming` lives as long as
    /// the program.
    WeightsFile described(std::vector<TensorInfo> tensors, std::string_view naming) const;

private:
    friend class TensorReader;
    WeightsFile(ByteSource source, WeightsIndex index);

    ByteSource m_source;
    WeightsIndex m_index;
    std::map<std::string, std::size_t, std::less<>> m_byName;
};

/// Reads elements. A record's checksum is verified before the first of its tensors is given out. Used by one thread;
/// the file must outlive it.
class TensorReader {
public:
    explicit TensorReader(const WeightsFile &file) : m_file(file) {}

    /// Fills `out`, exactly info.bytes() long, with the elements in row-major order (little-endian).
    /// Errors: a checksum that does not fit; the file changed or cannot be read. `out` is then undefined.
    Result<void> read(const TensorInfo &info, std::span<std::byte> out);

private:
    Result<void> verify(std::size_t storage);
    Result<void> readByRecipe(const TensorInfo &info, std::span<std::byte> out);
    Error checksumError(const Storage &storage) const;

    const WeightsFile &m_file;
    std::set<std::size_t> m_verified;
};

} // namespace headstart::weights
