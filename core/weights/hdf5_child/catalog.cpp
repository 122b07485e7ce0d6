// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/hdf5_child/catalog.h"

#include "core/weights/checked.h"
#include "core/weights/hdf5_child/attributes.h"
#include "core/weights/hdf5_child/handle.h"

#include <algorithm>
#include <array>
#include <set>

namespace headstart::weights::hdf5 {

namespace {

constexpr std::size_t kMostObjects = 100'000;
constexpr int kDeepest = 32;
constexpr std::size_t kLongestPath = 4096;
/// Of compressed data, in all: so many times the file. Weights hardly compress.
constexpr std::uint64_t kMostExpansion = 8;

struct Child {
    std::string name;
    H5L_type_t type;
};

herr_t collect(hid_t, const char *name, const H5L_info_t *info, void *children)
{
    auto &list = *static_cast<std::vector<Child> *>(children);
    list.push_back({name, info->type});
    return list.size() > kMostObjects ? 1 : 0;
}

/// Numbers of 1 to 8 bytes; and with them the kind that safetensors calls them. Half precision is read as single.
bool chooseType(hid_t type, Dataset &dataset)
{
    const std::size_t size = H5Tget_size(type);
    const bool isSigned = H5Tget_sign(type) == H5T_SGN_2;
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        dataset.dtype = size == 8 ? "F64" : "F32";
        dataset.memoryType = size == 8 ? H5T_NATIVE_DOUBLE : H5T_NATIVE_FLOAT;
        return size == 2 || size == 4 || size == 8;
    case H5T_INTEGER:
        dataset.dtype = isSigned ? "I64" : "U64";
        dataset.memoryType = isSigned ? H5T_NATIVE_INT64 : H5T_NATIVE_UINT64;
        return size <= 8;
    case H5T_ENUM: // h5py's truth values
        dataset.dtype = "U8";
        dataset.memoryType = H5T_NATIVE_UINT8;
        return size == 1;
    default:
        return false;
    }
}

/// Of an allocated piece that holds all elements; filters are those of Keras' users alone.
void checkStorage(hid_t dataset, hid_t type, std::uint64_t count, const std::string &path, bool &isFiltered)
{
    const Handle creation(H5Dget_create_plist(dataset), H5Pclose, path);
    if (H5Pget_layout(creation) == H5D_VIRTUAL || H5Pget_external_count(creation) != 0)
        throw Refusal(Rule::DataElsewhere, path);
    const int filters = checked(H5Pget_nfilters(creation), path);
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0;
        unsigned config = 0;
        std::size_t values = 0;
        const auto filter =
            H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values, nullptr, 0, nullptr, &config);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_FLETCHER32)
            throw Refusal(Rule::Filter, path);
    }
    isFiltered = filters > 0;
    const std::uint64_t stored = H5Dget_storage_size(dataset);
    const auto needed = checkedProduct(count, H5Tget_size(type));
    if (!needed || (!isFiltered && stored < *needed) || (*needed > 0 && stored == 0))
        throw Refusal(Rule::DataMissing, path);
}

class Walk {
public:
    explicit Walk(std::uint64_t fileBytes) : m_fileBytes(fileBytes) {}

    void visit(hid_t group, const std::string &path, int depth)
    {
        if (depth > kDeepest)
            throw Refusal(Rule::TooDeep, path);
        readAttributes(group, path, m_catalog.attributes);
        for (const Child &child : childrenOf(group, path)) {
            const std::string childPath = path.empty() ? child.name : path + "/" + child.name;
            checkLink(child, childPath);
            if (depth == 0 && (child.name == "optimizer" || child.name == "optimizer_weights"))
                continue;
            visitObject(group, child.name, childPath, depth);
        }
    }

    Catalog take()
    {
        std::sort(m_catalog.datasets.begin(), m_catalog.datasets.end(),
                  [](const Dataset &a, const Dataset &b) { return a.path < b.path; });
        return std::move(m_catalog);
    }

private:
    static std::vector<Child> childrenOf(hid_t group, const std::string &path)
    {
        std::vector<Child> children;
        hsize_t index = 0;
        if (checked(H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, &index, collect, &children), path) > 0)
            throw Refusal(Rule::TooMany, path);
        return children;
    }

    static void checkLink(const Child &child, const std::string &path)
    {
        if (child.type == H5L_TYPE_SOFT)
            throw Refusal(Rule::Link, path);
        if (child.type != H5L_TYPE_HARD)
            throw Refusal(Rule::LinkToFile, path);
        const bool isOdd = child.name.empty() || child.name == "." || child.name.find('/') != std::string::npos;
        if (isOdd || path.size() > kLongestPath)
            throw Refusal(Rule::Name, path.substr(0, kLongestPath));
    }

    void visitObject(hid_t group, const std::string &name, const std::string &path, int depth)
    {
        const Handle object(H5Oopen(group, name.c_str(), H5P_DEFAULT), H5Oclose, path);
        H5O_info_t info = {};
        checked(H5Oget_info(object, &info), path);
        if (!m_seen.insert(info.addr).second)
            throw Refusal(Rule::LinkedTwice, path);
        if (m_seen.size() > kMostObjects)
            throw Refusal(Rule::TooMany, path);
        if (info.type == H5O_TYPE_GROUP)
            visit(object, path, depth + 1);
        else if (info.type == H5O_TYPE_DATASET)
            addDataset(object, path);
    }

    void addDataset(hid_t dataset, const std::string &path)
    {
        Dataset out;
        out.path = path;
        const Handle type(H5Dget_type(dataset), H5Tclose, path);
        if (!chooseType(type, out))
            return;
        const Handle space(H5Dget_space(dataset), H5Sclose, path);
        if (H5Sget_simple_extent_type(space) == H5S_NULL)
            return;
        const int rank = checked(H5Sget_simple_extent_ndims(space), path);
        std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
        checked(H5Sget_simple_extent_dims(space, sizes.data(), nullptr), path);
        out.shape.assign(sizes.begin(), sizes.end());
        const auto count = checkedCount(out.shape);
        const auto bytes = count ? checkedProduct(*count, H5Tget_size(out.memoryType)) : std::nullopt;
        if (!bytes)
            throw Refusal(Rule::TooLarge, path);
        bool isFiltered = false;
        checkStorage(dataset, type, *count, path, isFiltered);
        m_expanded += isFiltered ? std::min(*bytes, UINT64_MAX / 2) : 0;
        if (m_expanded > kMostExpansion * m_fileBytes || *bytes > 16 * m_fileBytes)
            throw Refusal(Rule::TooLarge, path);
        out.bytes = *bytes;
        m_catalog.datasets.push_back(std::move(out));
    }

    std::uint64_t m_fileBytes;
    std::uint64_t m_expanded = 0; ///< bytes of what is compressed in the file
    std::set<haddr_t> m_seen;
    Catalog m_catalog;
};

} // namespace

Catalog catalogOf(hid_t file, std::uint64_t fileBytes)
{
    const Handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "/");
    Walk walk(fileBytes);
    walk.visit(root, {}, 0);
    return walk.take();
}

} // namespace headstart::weights::hdf5
