// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::test {

/// A folder of small data that a test makes, gone with it.
class DataFolder {
public:
    DataFolder();
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;
    ~DataFolder();

    /// The folder itself, or the path of something in it.
    std::string path(const std::string &name = {}) const;

    /// Writes a file; the folders on the way to it are made.
    std::string write(const std::string &name, const std::string &content) const;
    /// Writes a picture (PPM, 2 x 2) in a colour of its own for each `which`.
    std::string picture(const std::string &name, int which) const;
    void folder(const std::string &name) const;
    /// Makes `name` a link to `target` (as it stands in the link).
    void link(const std::string &name, const std::string &target) const;

private:
    std::string m_folder;
};

/// A PPM picture, 2 x 2.
std::string ppm(int which);

/// An IDX file of bytes.
std::string idx(const std::vector<std::uint32_t> &shape, const std::string &bytes);

/// A text, unless it contains this part of it; for a comparison with nothing that shows what stands there instead.
QString lacks(const std::string &text, const std::string &part);

} // namespace headstart::test
