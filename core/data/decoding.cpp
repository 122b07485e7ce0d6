// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decoding.h"

#include "core/base/byte_source.h"
#include "core/data/jpeg.h"
#include "core/data/picture_checks.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageReader>
#include <QRgba64>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cstring>

namespace headstart::data {

namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;
constexpr int kAllocationLimitMb = 1024; // 89.5 million pixels of 8 bytes, and some

/// Of 16 bits a channel the upper 8 stay, as in Pillow (Qt would round).
QImage upperBytes(const QImage &image)
{
    const QImage wide = image.convertToFormat(QImage::Format_RGBA64);
    QImage out(image.size(), QImage::Format_RGB888);
    for (int y = 0; y < wide.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgba64 *>(wide.constScanLine(y));
        uchar *to = out.scanLine(y);
        for (int x = 0; x < wide.width(); ++x) {
            *to++ = static_cast<uchar>(from[x].red() >> 8);
            *to++ = static_cast<uchar>(from[x].green() >> 8);
            *to++ = static_cast<uchar>(from[x].blue() >> 8);
        }
    }
    return out;
}

Picture fromImage(const QImage &image)
{
    const bool isWide = image.format() == QImage::Format_Grayscale16 || image.depth() == 64;
    const QImage rgb = isWide ? upperBytes(image) : image.convertToFormat(QImage::Format_RGB888);
    Picture picture{rgb.width(), rgb.height(), {}};
    const auto row = static_cast<std::size_t>(rgb.width()) * 3;
    picture.rgb.resize(row * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y)
        std::memcpy(&picture.rgb[row * static_cast<std::size_t>(y)], rgb.constScanLine(y), row);
    return picture;
}

/// Turns a picture as its EXIF orientation says.
Picture oriented(Picture picture, QImageIOHandler::Transformations transformation)
{
    if (transformation == QImageIOHandler::TransformationNone)
        return picture;
    QImage image(picture.rgb.data(), picture.width, picture.height, qsizetype{3} * picture.width,
                 QImage::Format_RGB888);
    if (transformation & QImageIOHandler::TransformationMirror)
        image = image.mirrored(true, false);
    if (transformation & QImageIOHandler::TransformationFlip)
        image = image.mirrored(false, true);
    if (transformation & QImageIOHandler::TransformationRotate90)
        image = image.transformed(QTransform().rotate(90));
    return fromImage(image);
}

} // namespace

Result<Picture> decodePicture(std::span<const std::byte> bytes, const std::string &name)
{
    constexpr std::array<const char *, 9> kFormats = {"jpeg", "png", "gif", "webp", "bmp", "tiff", "pbm", "pgm", "ppm"};
    QByteArray content =
        QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&content);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(kAllocationLimitMb);
    const QByteArray format = reader.format();
    if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end())
        return badInput(name, say("this is not a picture (JPEG, PNG, GIF, WebP, BMP, TIFF or PNM)"));
    if (format == "jpeg") {
        auto picture = decodeJpeg(bytes, name);
        return picture ? oriented(std::move(*picture), reader.transformation()) : picture;
    }
    if (auto checked = checkComplete(bytes, format.toStdString(), name); !checked)
        return checked.error();
    const QSize size = reader.size();
    if (size.isValid())
        if (auto checked = checkPictureSize(name, size.width(), size.height()); !checked)
            return checked.error();
    const QImage image = reader.read();
    if (image.isNull())
        return damagedPicture(name, reader.errorString().toStdString());
    if (auto checked = checkPictureSize(name, image.width(), image.height()); !checked)
        return checked.error();
    return fromImage(image);
}

Result<Picture> decodePicture(const std::filesystem::path &path)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    if (source->size() == 0)
        return badInput(path.string(), say("the file is empty"));
    if (source->size() > kLargestFile)
        return badInput(path.string(), say("the file is larger than any picture that is read"));
    std::vector<std::byte> bytes(static_cast<std::size_t>(source->size()));
    if (auto read = source->read(0, bytes); !read)
        return read.error();
    return decodePicture(bytes, path.string());
}

} // namespace headstart::data
