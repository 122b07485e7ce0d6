// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/weights/checked.h"
#include "core/weights/little_endian.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace headstart::weights {

namespace {

constexpr std::uint64_t kLargestHeader = 100'000'000;
constexpr std::size_t kMostTensors = 100'000;
constexpr std::size_t kMostDimensions = 64;
constexpr std::string_view kMetadata = "__metadata__";

constexpr std::array<std::pair<std::string_view, Dtype>, 14> kDtypes = {{
    {"BOOL", Dtype::Bool},
    {"U8", Dtype::U8},
    {"I8", Dtype::I8},
    {"I16", Dtype::I16},
    {"U16", Dtype::U16},
    {"I32", Dtype::I32},
    {"U32", Dtype::U32},
    {"I64", Dtype::I64},
    {"U64", Dtype::U64},
    {"F16", Dtype::F16},
    {"BF16", Dtype::BF16},
    {"F32", Dtype::F32},
    {"F64", Dtype::F64},
    {"C64", Dtype::C64},
}};
constexpr std::array<std::string_view, 8> kNotSupported = {"F4",      "F6_E2M3", "F6_E3M2",     "F8_E4M3",
                                                           "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"};

struct Entry {
    std::string name;
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::vector<std::uint64_t> span; ///< data_offsets: [begin, end)
};

/// Receives the header's JSON event by event: a DOM keeps only the last of two equal keys, and this sees both.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<Entry> entries;
    std::map<std::string, std::string> metadata;
    Text rule;

    bool start_object(std::size_t) override
    {
        if (m_depth == 0 || (m_depth == 1 && !m_inMetadata && m_expectsObject)) {
            ++m_depth;
            m_expectsObject = false;
            m_fields.clear();
            return true;
        }
        if (m_depth == 1 && m_inMetadata && m_expectsObject) {
            ++m_depth;
            m_expectsObject = false;
            return true;
        }
        return reject(say("an object stands where none may be"));
    }

    bool key(std::string &name) override
    {
        if (m_depth == 1)
            return topKey(name);
        if (m_inMetadata) {
            m_key = name;
            if (metadata.size() == kMostTensors)
                return reject(say("more than %1 entries of metadata", kMostTensors));
            return metadata.emplace(name, "").second || reject(say("metadata holds the key '%1' twice", name));
        }
        if (name != "dtype" && name != "shape" && name != "data_offsets")
            return reject(say("tensor '%1' has the unknown field '%2'", entries.back().name, name));
        m_key = name;
        return m_fields.insert(name).second
               || reject(say("tensor '%1' has the field '%2' twice", entries.back().name, name));
    }

    bool end_object() override
    {
        --m_depth;
        if (m_depth == 1 && !std::exchange(m_inMetadata, false) && m_fields.size() != 3)
            return reject(say("tensor '%1' lacks dtype, shape or data_offsets", entries.back().name));
        return true;
    }

    bool string(std::string &value) override
    {
        if (m_depth == 2 && m_inMetadata && !m_inArray) {
            metadata[m_key] = value;
            return true;
        }
        if (m_depth == 2 && m_key == "dtype" && !m_inArray) {
            entries.back().dtype = value;
            return true;
        }
        return reject(say("a text stands where none may be"));
    }

    bool start_array(std::size_t) override
    {
        if (m_depth != 2 || m_inMetadata || m_inArray || m_key == "dtype")
            return reject(say("a list stands where none may be"));
        m_inArray = true;
        return true;
    }

    bool end_array() override
    {
        m_inArray = false;
        return true;
    }

    bool number_unsigned(std::uint64_t value) override
    {
        if (!m_inArray)
            return reject(say("a number stands where none may be"));
        if (list().size() == kMostDimensions)
            return reject(say("tensor '%1' has more than %2 dimensions", entries.back().name, kMostDimensions));
        list().push_back(value);
        return true;
    }

    bool number_integer(std::int64_t) override { return reject(say("a size is negative")); }
    bool number_float(double, const std::string &text) override
    {
        return reject(say("'%1' is not a whole number of at most 64 bits", text));
    }
    bool null() override { return reject(say("null stands where it may not be")); }
    bool boolean(bool) override { return reject(say("a truth value stands where none may be")); }
    bool binary(nlohmann::json::binary_t &) override { return reject(say("the header is not valid JSON")); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return reject(say("the header is not valid JSON (at byte %1 of it)", position));
    }

private:
    bool topKey(const std::string &name)
    {
        m_expectsObject = true;
        m_inMetadata = name == kMetadata;
        if (!m_names.insert(name).second)
            return reject(say("the name '%1' stands there twice", name));
        if (entries.size() == kMostTensors)
            return reject(say("more than %1 tensors", kMostTensors));
        if (!m_inMetadata)
            entries.push_back({name, {}, {}, {}});
        return true;
    }

    std::vector<std::uint64_t> &list() { return m_key == "shape" ? entries.back().shape : entries.back().span; }

    bool reject(Text why)
    {
        rule = std::move(why);
        return false;
    }

    int m_depth = 0;
    bool m_expectsObject = false;
    bool m_inMetadata = false;
    bool m_inArray = false;
    std::string m_key;
    std::set<std::string> m_fields;
    std::set<std::string> m_names;
};

Result<Dtype> dtypeOf(const ByteSource &source, const Entry &entry)
{
    for (const auto &[name, dtype] : kDtypes)
        if (name == entry.dtype)
            return dtype;
    const std::string place = "tensor '" + entry.name + "'";
    if (std::find(kNotSupported.begin(), kNotSupported.end(), entry.dtype) != kNotSupported.end())
        return source.malformed(
            place, say("its elements are %1, which is not supported; convert it to F16 or F32", entry.dtype));
    return source.malformed(place, say("its element type '%1' is unknown", entry.dtype));
}

std::vector<std::uint64_t> rowMajorStrides(const std::vector<std::uint64_t> &shape)
{
    std::vector<std::uint64_t> strides(shape.size(), 1);
    for (std::size_t axis = shape.size(); axis-- > 1;)
        strides[axis - 1] = strides[axis] * shape[axis];
    return strides;
}

Result<TensorInfo> tensorOf(const ByteSource &source, const Entry &entry, std::size_t storage)
{
    const std::string place = "tensor '" + entry.name + "'";
    const auto dtype = dtypeOf(source, entry);
    if (!dtype)
        return dtype.error();
    if (entry.span.size() != 2 || entry.span[0] > entry.span[1])
        return source.malformed(place, say("data_offsets must be [begin, end]"));
    const auto count = checkedCount(entry.shape);
    const auto bytes = count ? checkedProduct(*count, elementSize(*dtype)) : std::nullopt;
    if (bytes != entry.span[1] - entry.span[0])
        return source.malformed(place, say("its shape does not fill its data_offsets"));
    return TensorInfo{entry.name, *dtype, entry.shape, rowMajorStrides(entry.shape), storage, 0};
}

/// Neither hole nor overlap nor tail. Sorts the entries by offset; of those at the same offset all but one are empty.
Result<void> checkCoverage(const ByteSource &source, std::vector<Entry> &entries, std::uint64_t dataStart)
{
    for (const Entry &entry : entries)
        if (entry.span.size() != 2)
            return source.malformed("tensor '" + entry.name + "'", say("data_offsets must be [begin, end]"));
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.span < b.span; });
    std::uint64_t end = 0;
    for (const Entry &entry : entries) {
        if (entry.span.front() != end)
            return source.malformed(
                "tensor '" + entry.name + "'",
                say("it begins at %1, and the one before ends at %2: a hole or an overlap", entry.span.front(), end));
        end = entry.span.back();
    }
    const std::uint64_t data = source.size() - dataStart;
    if (end != data)
        return source.malformed(dataStart + std::min(end, data),
                                say("the tensors need %1 bytes of data, the file has %2", end, data));
    return {};
}

} // namespace

Result<WeightsIndex> readSafetensors(const ByteSource &source)
{
    std::array<std::byte, 8> lengthBytes = {};
    if (auto read = source.read(0, lengthBytes); !read)
        return read.error();
    const std::uint64_t length = littleEndian(lengthBytes);
    if (length > kLargestHeader || length > source.size() - lengthBytes.size())
        return source.malformed(0, say("the header's length, %1, is over the limit or past the file's end", length));
    std::string header(static_cast<std::size_t>(length), '\0');
    if (auto read = source.read(lengthBytes.size(), std::as_writable_bytes(std::span(header))); !read)
        return read.error();

    HeaderHandler handler;
    if (!nlohmann::json::sax_parse(header, &handler))
        return source.malformed("header", handler.rule);
    const std::uint64_t dataStart = lengthBytes.size() + length;
    if (auto covered = checkCoverage(source, handler.entries, dataStart); !covered)
        return covered.error();

    WeightsIndex index;
    index.format = Format::Safetensors;
    index.metadata = std::move(handler.metadata);
    for (const Entry &entry : handler.entries) {
        auto tensor = tensorOf(source, entry, index.storages.size());
        if (!tensor)
            return tensor.error();
        const std::uint64_t begin = entry.span.front();
        index.storages.push_back({"tensor '" + entry.name + "'", dataStart + begin, entry.span.back() - begin, {}});
        index.tensors.push_back(std::move(*tensor));
    }
    return index;
}

namespace {

std::string_view dtypeName(Dtype dtype)
{
    for (const auto &[name, candidate] : kDtypes)
        if (candidate == dtype)
            return name;
    return {};
}

/// Length and JSON, padded with blanks so that the elements start at a multiple of eight.
std::string headerFor(std::vector<TensorView> &tensors, const std::map<std::string, std::string> &metadata)
{
    std::sort(tensors.begin(), tensors.end(), [](const TensorView &a, const TensorView &b) {
        return std::pair(elementSize(b.dtype), std::string_view(a.name))
               < std::pair(elementSize(a.dtype), std::string_view(b.name));
    });
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json[std::string(kMetadata)] = metadata;
    std::uint64_t offset = 0;
    for (const TensorView &tensor : tensors) {
        assert(!dtypeName(tensor.dtype).empty());
        assert(checkedCount(tensor.shape).value() * elementSize(tensor.dtype) == tensor.bytes.size());
        const std::uint64_t end = offset + tensor.bytes.size();
        json[tensor.name] = {
            {"dtype", dtypeName(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = json.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    std::string length(8, '\0');
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<char>(text.size() >> (8 * i) & 0xFF);
    return length + text;
}

} // namespace

std::vector<std::byte> safetensorsBytes(std::vector<TensorView> tensors,
                                        const std::map<std::string, std::string> &metadata)
{
    const std::string header = headerFor(tensors, metadata);
    const auto headerBytes = std::as_bytes(std::span(header));
    std::vector<std::byte> out(headerBytes.begin(), headerBytes.end());
    for (const TensorView &tensor : tensors)
        out.insert(out.end(), tensor.bytes.begin(), tensor.bytes.end());
    return out;
}

Result<void> writeSafetensors(const std::filesystem::path &path, std::vector<TensorView> tensors,
                              const std::map<std::string, std::string> &metadata)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    const std::string header = headerFor(tensors, metadata);
    if (auto written = file->write(std::as_bytes(std::span(header))); !written)
        return written;
    for (const TensorView &tensor : tensors)
        if (auto written = file->write(tensor.bytes); !written)
            return written;
    return file->commit();
}

} // namespace headstart::weights
