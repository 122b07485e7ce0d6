// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/hdf5_child/attributes.h"

#include "core/weights/hdf5_child/handle.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

namespace headstart::weights::hdf5 {

namespace {

constexpr hssize_t kMostTexts = 100'000;
constexpr std::size_t kLongestText = 4096;
constexpr int kMostContinuations = 1000;

void add(const char *begin, std::size_t size, const std::string &place, std::vector<std::string> &out)
{
    if (size > kLongestText)
        throw Refusal(Rule::Attribute, place);
    out.emplace_back(begin, size);
}

/// Each has the same room, and ends earlier at a zero.
void readFixed(hid_t attribute, hid_t type, std::size_t count, const std::string &place, std::vector<std::string> &out)
{
    const std::size_t size = H5Tget_size(type);
    if (size > kLongestText)
        throw Refusal(Rule::Attribute, place);
    std::vector<char> texts(size * count);
    checked(H5Aread(attribute, type, texts.data()), place);
    for (std::size_t i = 0; i < count; ++i)
        add(&texts[i * size], strnlen(&texts[i * size], size), place, out);
}

void readVariable(hid_t attribute, hid_t type, hid_t space, std::size_t count, const std::string &place,
                  std::vector<std::string> &out)
{
    std::vector<char *> texts(count, nullptr);
    checked(H5Aread(attribute, type, texts.data()), place);
    for (const char *text : texts)
        if (text)
            add(text, strnlen(text, kLongestText + 1), place, out);
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts.data());
}

void readTexts(hid_t object, const std::string &name, const std::string &place, std::vector<std::string> &out)
{
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, place);
    const Handle type(H5Aget_type(attribute), H5Tclose, place);
    const Handle space(H5Aget_space(attribute), H5Sclose, place);
    const hssize_t count = checked(H5Sget_simple_extent_npoints(space), place);
    if (count > kMostTexts || out.size() + static_cast<std::size_t>(count) > kMostTexts)
        throw Refusal(Rule::Attribute, place);
    if (count == 0 || H5Tget_class(type) != H5T_STRING) // an empty list is one of numbers
        return;
    if (checked(H5Tis_variable_str(type), place) > 0)
        readVariable(attribute, type, space, static_cast<std::size_t>(count), place, out);
    else
        readFixed(attribute, type, static_cast<std::size_t>(count), place, out);
}

} // namespace

void readAttributes(hid_t object, const std::string &path, std::map<std::string, std::string> &out)
{
    for (const char *name : {"layer_names", "weight_names", "name", "keras_version"}) {
        const std::string place = path + "@" + name;
        std::vector<std::string> texts;
        bool isThere = false;
        const auto take = [&](const std::string &part) {
            const bool exists = checked(H5Aexists(object, part.c_str()), place) > 0;
            if (exists)
                readTexts(object, part, place, texts);
            isThere = isThere || exists;
            return exists;
        };
        if (!take(name))
            for (int i = 0; i < kMostContinuations && take(name + std::to_string(i)); ++i)
                continue;
        if (isThere)
            out.emplace(place, nlohmann::json(texts).dump());
    }
}

} // namespace headstart::weights::hdf5
