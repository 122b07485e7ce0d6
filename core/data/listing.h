// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/text_files.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::data {

constexpr std::size_t kMostSamples = 10'000'000;
constexpr std::size_t kMostClasses = 100'000;

/// The pictures of one IDX file: rows of bytes, one channel (grey) or three (red, green, blue).
struct IdxPictures {
    std::string file; ///< relative to the data's folder
    std::size_t count = 0;
    int width = 0;
    int height = 0;
    int channels = 1;
    std::vector<std::byte> bytes;

    std::size_t pictureSize() const
    {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels);
    }
};

/// Labelled data as a reader lists them, before a picture was looked at: samples have no hash yet.
struct Listing {
    DataSource source;          ///< with what was guessed
    std::filesystem::path root; ///< the files of samples are relative to it
    std::vector<std::string> classes;
    std::vector<Sample> samples;
    std::vector<IdxPictures> pictures; ///< of IDX, in the order of the samples; else empty
    std::vector<TextFile> texts;       ///< of texts, likewise; their samples do have hashes
    std::vector<SetAside> setAside;
    std::vector<Text> remarks;
};

/// "train", "validation" or "test" for what people call these parts ("val", "Testing", ...).
std::optional<std::string> partNamed(std::string_view name);

/// The first few of some names, for a sentence.
std::string firstFew(const std::vector<std::string> &names);

bool stopped(const StopToken *stop);

} // namespace headstart::data
