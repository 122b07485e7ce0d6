// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data_argument.h"

#include "core/base/byte_source.h"
#include "core/training/config_keys.h"

#include <filesystem>
#include <span>

namespace headstart::cli {

namespace fs = std::filesystem;

namespace {

/// Absolute, so that a run can be resumed from another folder.
std::string absolutePath(const fs::path &path)
{
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    return error ? path.string() : absolute.lexically_normal().string();
}

} // namespace

Result<std::string> readText(const std::string &path)
{
    constexpr std::uint64_t kLargest = 16'000'000;
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    if (source->size() > kLargest)
        return badInput(path, say("the file is larger than any description"));
    std::string text(static_cast<std::size_t>(source->size()), '\0');
    if (auto read = source->read(0, std::as_writable_bytes(std::span(text))); !read)
        return read.error();
    return text;
}

Result<void> applyData(training::RunConfig &config, const std::string &argument)
{
    const fs::path path = argument;
    if (path.extension() != ".json") {
        config.data.path = absolutePath(path);
        return {};
    }
    const auto text = readText(argument);
    if (!text)
        return text.error();
    if (auto applied = training::applyJson(config, *text, argument, "data."); !applied)
        return applied;
    if (config.data.path.empty())
        return badInput(argument, "path", say("it does not say where the data lie"));
    config.data.path = absolutePath(path.parent_path() / config.data.path);
    return {};
}

} // namespace headstart::cli
