// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/jpeg.h"

#include "core/data/picture_checks.h"

#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio> // jpeglib.h needs it
#include <jerror.h>
#include <jpeglib.h>
#include <vector>

namespace headstart::data {

namespace {

constexpr int kMostScans = 100;

/// libjpeg leaves by longjmp, which runs no destructors: between setjmp and here only plain values live.
struct Decoder {
    jpeg_decompress_struct info = {};
    jpeg_error_mgr errors = {};
    jpeg_progress_mgr progress = {};
    std::jmp_buf escape = {};
    std::array<char, JMSG_LENGTH_MAX> message = {};

    Decoder() = default;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
    ~Decoder() { jpeg_destroy_decompress(&info); }
};

void leave(j_common_ptr common)
{
    auto *decoder = static_cast<Decoder *>(common->client_data);
    common->err->format_message(common, decoder->message.data());
    std::longjmp(decoder->escape, 1);
}

/// Bytes too many before the picture's end or between its stretches: what should have been decoded was not.
bool costsNoPixel(const jpeg_error_mgr &error)
{
    constexpr int kFirstRestart = 0xD0;
    constexpr int kEndOfImage = 0xD9;
    const int marker = error.msg_parm.i[1];
    if (error.msg_code == JWRN_EXTRANEOUS_DATA)
        return marker < kFirstRestart || marker > kEndOfImage;
    return error.msg_code == JWRN_ADOBE_XFORM || error.msg_code == JWRN_JFIF_MAJOR;
}

void onMessage(j_common_ptr common, int level)
{
    const bool isWarning = level < 0;
    if (isWarning && !costsNoPixel(*common->err))
        leave(common);
}

void onProgress(j_common_ptr common)
{
    if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number <= kMostScans)
        return;
    auto *decoder = static_cast<Decoder *>(common->client_data);
    std::snprintf(decoder->message.data(), decoder->message.size(), "it has more than %d scans", kMostScans);
    std::longjmp(decoder->escape, 1);
}

bool readHeader(Decoder &decoder, const unsigned char *bytes, unsigned long size)
{
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = leave;
    decoder.errors.emit_message = onMessage;
    decoder.info.client_data = &decoder;
    if (setjmp(decoder.escape) != 0)
        return false;
    jpeg_create_decompress(&decoder.info); // keeps err and client_data
    decoder.progress.progress_monitor = onProgress;
    decoder.info.progress = &decoder.progress;
    jpeg_mem_src(&decoder.info, bytes, size);
    jpeg_read_header(&decoder.info, TRUE);
    return true;
}

bool readPixels(Decoder &decoder, std::uint8_t *out, std::size_t rowBytes)
{
    if (setjmp(decoder.escape) != 0)
        return false;
    jpeg_start_decompress(&decoder.info);
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW row = out + rowBytes * decoder.info.output_scanline;
        jpeg_read_scanlines(&decoder.info, &row, 1);
    }
    jpeg_finish_decompress(&decoder.info);
    return true;
}

/// Adobe's CMYK is stored inverted: a byte of 255 means no ink. Rounded as Pillow rounds.
std::vector<std::uint8_t> cmykToRgb(const std::vector<std::uint8_t> &cmyk)
{
    std::vector<std::uint8_t> rgb;
    rgb.reserve(cmyk.size() / 4 * 3);
    for (std::size_t i = 0; i < cmyk.size(); i += 4)
        for (std::size_t ink = 0; ink < 3; ++ink) {
            const unsigned light = cmyk[i + 3];
            const unsigned product = (255U - cmyk[i + ink]) * light + 128U;
            const unsigned divided = (product + (product >> 8)) >> 8; // by 255
            rgb.push_back(static_cast<std::uint8_t>(light - divided));
        }
    return rgb;
}

} // namespace

Result<Picture> decodeJpeg(std::span<const std::byte> bytes, const std::string &name)
{
    Decoder decoder;
    if (!readHeader(decoder, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size()))
        return damagedPicture(name, decoder.message.data());
    jpeg_decompress_struct &info = decoder.info;
    if (auto checked = checkPictureSize(name, info.image_width, info.image_height); !checked)
        return checked.error();
    const bool isCmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = isCmyk ? JCS_CMYK : JCS_RGB;
    const std::size_t rowBytes = std::size_t{isCmyk ? 4U : 3U} * info.image_width;
    Picture picture{static_cast<int>(info.image_width), static_cast<int>(info.image_height), {}};
    picture.rgb.resize(rowBytes * info.image_height);
    if (!readPixels(decoder, picture.rgb.data(), rowBytes))
        return damagedPicture(name, decoder.message.data());
    if (isCmyk)
        picture.rgb = cmykToRgb(picture.rgb);
    return picture;
}

} // namespace headstart::data
