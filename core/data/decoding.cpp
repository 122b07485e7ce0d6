// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decoding.h"

#include "core/base/byte_source.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageReader>
#include <QRgba64>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cstring>
#include <libdeflate.h>
#include <memory>
#include <string_view>
#include <turbojpeg.h>

namespace headstart::data {

namespace {

constexpr std::int64_t kMostPixels = 89'478'485; // Pillow's limit against decompression bombs
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;
constexpr int kAllocationLimitMb = 1024; // 89.5 million pixels of 8 bytes, and some

Error damaged(const std::string &name, std::string_view why)
{
    return badInput(name, say("the picture is damaged: %1", why));
}

Result<void> checkSize(const std::string &name, std::int64_t width, std::int64_t height)
{
    if (width <= 0 || height <= 0)
        return damaged(name, "it has no size");
    if (width * height > kMostPixels)
        return badInput(name, say("the picture has %1 x %2 pixels; at most %3 are read", width, height, kMostPixels));
    return {};
}

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

/// Adobe's CMYK is stored inverted: a byte of 255 means no ink. Rounded as Pillow rounds.
void cmykToRgb(std::span<const std::uint8_t> cmyk, std::span<std::uint8_t> rgb)
{
    for (std::size_t i = 0; 4 * i < cmyk.size(); ++i)
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const unsigned light = cmyk[4 * i + 3];
            const unsigned product = (255U - cmyk[4 * i + channel]) * light + 128U;
            rgb[3 * i + channel] =
                static_cast<std::uint8_t>(light - ((product + (product >> 8)) >> 8)); // product / 255
        }
}

std::uint32_t bigEndian32(std::span<const std::byte> bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return value;
}

/// The chunks up to IEND are all there, and the checksums of those that make the picture fit. libpng finds this out
/// too, but writes about it to the standard error.
Result<void> checkPng(std::span<const std::byte> bytes, const std::string &name)
{
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kFrame = 12; // length, kind, checksum
    for (auto rest = bytes.subspan(kSignature); rest.size() >= kFrame;) {
        const std::uint32_t length = bigEndian32(rest);
        if (length > rest.size() - kFrame)
            break;
        const auto kindAndData = rest.subspan(4, length + 4);
        const std::string_view kind(reinterpret_cast<const char *>(kindAndData.data()), 4);
        const bool makesThePicture = kind[0] >= 'A' && kind[0] <= 'Z';
        const std::uint32_t checksum = libdeflate_crc32(0, kindAndData.data(), kindAndData.size());
        if (makesThePicture && checksum != bigEndian32(rest.subspan(length + 8)))
            return damaged(name, "a checksum does not fit");
        if (kind == "IEND")
            return {};
        rest = rest.subspan(length + kFrame);
    }
    return badInput(name, say("the picture is damaged: the file ends too early, after %1 bytes", bytes.size()));
}

using JpegDecoder = std::unique_ptr<void, decltype(&tjDestroy)>;

/// libjpeg goes on after a warning, with grey where data is missing. A few bytes too many between two markers are the
/// one warning that cameras cause and that costs no pixel.
Result<void> checkJpegResult(int result, const JpegDecoder &decoder, const std::string &name)
{
    const std::string_view message = tjGetErrorStr2(decoder.get());
    if (result == 0 || message.find("extraneous bytes") != std::string_view::npos)
        return {};
    return damaged(name, message);
}

Result<Picture> decodeJpeg(std::span<const std::byte> bytes, const std::string &name)
{
    const JpegDecoder decoder(tjInitDecompress(), tjDestroy);
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    const int header = tjDecompressHeader3(decoder.get(), data, bytes.size(), &width, &height, &subsampling, &colours);
    if (auto checked = checkJpegResult(header, decoder, name); !checked)
        return checked.error();
    if (auto checked = checkSize(name, width, height); !checked)
        return checked.error();
    Picture picture{width, height, {}};
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    picture.rgb.resize(3 * pixels);
    const bool cmyk = colours == TJCS_CMYK || colours == TJCS_YCCK;
    std::vector<std::uint8_t> inks(cmyk ? 4 * pixels : 0);
    const int result = tjDecompress2(decoder.get(), data, bytes.size(), cmyk ? inks.data() : picture.rgb.data(), width,
                                     0, height, cmyk ? TJPF_CMYK : TJPF_RGB, 0);
    if (auto checked = checkJpegResult(result, decoder, name); !checked)
        return checked.error();
    if (cmyk)
        cmykToRgb(inks, picture.rgb);
    return picture;
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
    if (format == "png")
        if (auto checked = checkPng(bytes, name); !checked)
            return checked.error();
    const QSize size = reader.size();
    if (size.isValid())
        if (auto checked = checkSize(name, size.width(), size.height()); !checked)
            return checked.error();
    const QImage image = reader.read();
    if (image.isNull())
        return damaged(name, reader.errorString().toStdString());
    if (auto checked = checkSize(name, image.width(), image.height()); !checked)
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
