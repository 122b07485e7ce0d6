// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/text_folder.h"

#include <system_error>

namespace headstart::zoo {

namespace {

constexpr const char *kConfig = "config.json";

bool isFile(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

} // namespace

bool isTextFolder(const std::filesystem::path &folder)
{
    return isFile(folder / kConfig);
}

Result<TextFolder> openTextFolder(const std::filesystem::path &folder)
{
    auto config = readTextConfig(folder / kConfig);
    if (!config)
        return config.error();
    TextFolder out{std::move(*config), {}};
    for (const char *name : {"model.safetensors", "pytorch_model.bin"})
        if (!out.weights && isFile(folder / name))
            out.weights = folder / name;
    return out;
}

} // namespace headstart::zoo
