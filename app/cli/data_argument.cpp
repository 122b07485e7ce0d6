// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data_argument.h"

#include "core/base/text_file.h"
#include "core/training/config_keys.h"

#include <filesystem>

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

Result<std::string> readDescription(const std::string &path)
{
    constexpr std::uint64_t kLargest = 16'000'000;
    return readTextFile(path, kLargest);
}

Result<void> applyData(training::RunConfig &config, const std::string &argument)
{
    const fs::path path = argument;
    if (path.extension() != ".json") {
        config.data.path = absolutePath(path);
        return {};
    }
    const auto text = readDescription(argument);
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
