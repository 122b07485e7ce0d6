// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/files.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace headstart::test {

std::string dataFile(const std::string &name)
{
    return std::string(HEADSTART_TEST_DATA) + "/" + name;
}

std::vector<std::byte> readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

void writeFile(const std::string &path, std::span<const std::byte> bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file)
        throw std::runtime_error("cannot write " + path);
}

void writeFile(const std::string &path, const std::string &text)
{
    writeFile(path, std::as_bytes(std::span(text)));
}

} // namespace headstart::test
