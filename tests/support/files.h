// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace headstart::test {

/// The path of a file below tests/data.
std::string dataFile(const std::string &name);

std::vector<std::byte> readFile(const std::string &path);
void writeFile(const std::string &path, std::span<const std::byte> bytes);
void writeFile(const std::string &path, const std::string &text);

} // namespace headstart::test
