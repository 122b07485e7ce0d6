// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/text_folder.h"

#include <system_error>

namespace headstart::zoo {

namespace {

bool isFile(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

} // namespace

std::filesystem::path configIn(const std::filesystem::path &folder)
{
    return folder / "config.json";
}

bool isTextFolder(const std::filesystem::path &folder)
{
    return isFile(configIn(folder));
}

Result<TextFolder> openTextFolder(const std::filesystem::path &folder)
{
    auto config = readTextConfig(configIn(folder));
    if (!config)
        return config.error();
    TextFolder out{std::move(*config), {}};
    for (const char *name : {"model.safetensors", "pytorch_model.bin"})
        if (!out.weights && isFile(folder / name))
            out.weights = folder / name;
    return out;
}

} // namespace headstart::zoo
