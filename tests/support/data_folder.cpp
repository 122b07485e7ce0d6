// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/data_folder.h"

#include "tests/support/files.h"

#include <QTemporaryDir>

#include <filesystem>

namespace headstart::test {

namespace fs = std::filesystem;

DataFolder::DataFolder()
{
    QTemporaryDir folder;
    folder.setAutoRemove(false); // Qt's names cannot be any bytes
    m_folder = folder.path().toStdString();
}

DataFolder::~DataFolder()
{
    std::error_code error;
    fs::remove_all(m_folder, error);
}

std::string DataFolder::path(const std::string &name) const
{
    return name.empty() ? m_folder : m_folder + "/" + name;
}

std::string DataFolder::write(const std::string &name, const std::string &content) const
{
    const std::string file = path(name);
    fs::create_directories(fs::path(file).parent_path());
    writeFile(file, content);
    return file;
}

std::string DataFolder::picture(const std::string &name, int which) const
{
    return write(name, ppm(which));
}

void DataFolder::folder(const std::string &name) const
{
    fs::create_directories(path(name));
}

void DataFolder::link(const std::string &name, const std::string &target) const
{
    fs::create_directories(fs::path(path(name)).parent_path());
    fs::create_symlink(target, path(name));
}

std::string ppm(int which)
{
    std::string out = "P6\n2 2\n255\n";
    for (int pixel = 0; pixel < 4; ++pixel) {
        out += static_cast<char>(which % 256);
        out += static_cast<char>(which / 256 % 256);
        out += static_cast<char>(pixel);
    }
    return out;
}

std::string idx(const std::vector<std::uint32_t> &shape, const std::string &bytes)
{
    std::string out("\0\0\x08", 3);
    out += static_cast<char>(shape.size());
    for (const std::uint32_t side : shape)
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(side >> shift & 0xFF);
    return out + bytes;
}

QString lacks(const std::string &text, const std::string &part)
{
    return text.find(part) == std::string::npos ? QString::fromStdString(text + " (lacks '" + part + "')") : QString();
}

} // namespace headstart::test
