// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/picture_source.h"

#include "core/base/hashing.h"
#include "core/data/picture_checks.h"
#include "core/data/picture_file.h"

#include <charconv>
#include <cstring>
#include <limits>
#include <span>
#include <system_error>

namespace headstart::ui {

namespace {

namespace fs = std::filesystem;

/// What the names of samples are relative to.
fs::path rootOf(const data::DataSource &source)
{
    fs::path path = source.path;
    std::error_code error;
    if (source.kind == "folder" || (source.kind == "idx" && fs::is_directory(path, error)))
        return path;
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

QImage imageOf(const data::Picture &picture)
{
    constexpr qsizetype kBytes = 3; // a pixel
    return QImage(picture.rgb.data(), picture.width, picture.height, kBytes * picture.width, QImage::Format_RGB888)
        .copy();
}

QImage shrunk(const QImage &image, int side)
{
    const bool fits = image.width() <= side && image.height() <= side;
    return fits ? image : image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

/// A picture of rows of bytes, grey or red, green and blue.
QImage fromBytes(std::span<const std::byte> bytes, int width, int height, bool isGrey)
{
    QImage image(width, height, isGrey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    const std::size_t row = static_cast<std::size_t>(width) * (isGrey ? 1 : 3);
    for (int y = 0; y < height; ++y)
        std::memcpy(image.scanLine(y), bytes.data() + row * static_cast<std::size_t>(y), row);
    return image;
}

/// Of "FILE#7".
std::size_t numberIn(const std::string &name, std::size_t hash)
{
    std::size_t number = std::numeric_limits<std::size_t>::max();
    std::from_chars(name.data() + hash + 1, name.data() + name.size(), number);
    return number;
}

} // namespace

PictureSource::PictureSource(const data::DataSource &source) : m_root(rootOf(source)), m_isIdx(source.kind == "idx")
{}

Result<PictureSource::Thumbnail> PictureSource::thumbnail(const std::string &file, const std::string &hash, int side)
{
    const std::size_t place = m_isIdx ? file.rfind('#') : std::string::npos;
    if (place != std::string::npos) {
        auto found = fromIdx(file.substr(0, place), numberIn(file, place), hash);
        if (found)
            found->image = shrunk(found->image, side);
        return found;
    }
    const auto read = data::readPictureFile(m_root / file);
    if (!read)
        return read.error();
    return Thumbnail{shrunk(imageOf(read->picture), side), read->hash != hash};
}

Result<PictureSource::Thumbnail> PictureSource::fromIdx(const std::string &file, std::size_t number,
                                                        const std::string &hash)
{
    const std::lock_guard lock(m_mutex);
    if (file != m_idxFile) {
        auto read = data::readIdx(m_root / file);
        if (!read)
            return read.error();
        m_idx = std::move(*read);
        m_idxFile = file;
    }
    const auto &shape = m_idx.shape;
    constexpr std::uint64_t kColours = 3;
    const std::uint64_t channels = shape.size() == 4 ? shape[3] : 1;
    if (shape.size() < 3 || (channels != 1 && channels != kColours) || number >= shape[0])
        return badInput((m_root / file).string(), say("there is no picture %1 in this file", number));
    const auto height = static_cast<std::int64_t>(shape[1]);
    const auto width = static_cast<std::int64_t>(shape[2]);
    if (auto checked = data::checkPictureSize((m_root / file).string(), width, height); !checked)
        return checked.error();
    const auto size = static_cast<std::size_t>(shape[1] * shape[2] * channels);
    const auto bytes = std::span(m_idx.bytes).subspan(number * size, size);
    return Thumbnail{fromBytes(bytes, static_cast<int>(width), static_cast<int>(height), channels == 1),
                     sha256Of(bytes) != hash};
}

} // namespace headstart::ui
