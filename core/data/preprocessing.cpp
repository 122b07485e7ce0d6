// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/preprocessing.h"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headstart::data {

namespace {

constexpr int kLongestRatio = 50;

/// [1, 3, H, W], bytes, channels last: a view of the picture's own memory.
at::Tensor viewOf(const Picture &picture)
{
    auto *bytes = const_cast<std::uint8_t *>(picture.rgb.data()); // read only from here on
    return at::from_blob(bytes, {1, picture.height, picture.width, 3}, at::kByte).permute({0, 3, 1, 2});
}

at::Tensor resized(const at::Tensor &picture, std::int64_t height, std::int64_t width, Interpolation interpolation)
{
    if (picture.size(2) == height && picture.size(3) == width)
        return picture;
    constexpr bool kAlignCorners = false;
    const std::array<std::int64_t, 2> size = {height, width};
    return interpolation == Interpolation::Bilinear
               ? at::_upsample_bilinear2d_aa(picture, size, kAlignCorners, std::nullopt, std::nullopt)
               : at::_upsample_bicubic2d_aa(picture, size, kAlignCorners, std::nullopt, std::nullopt);
}

/// Where the crop begins, as torchvision's center_crop rounds it.
std::int64_t cropStart(std::int64_t size, std::int64_t crop)
{
    return static_cast<std::int64_t>(std::nearbyint(static_cast<double>(size - crop) / 2));
}

/// Black where the picture is smaller than the square.
at::Tensor centreCrop(at::Tensor picture, std::int64_t crop)
{
    const std::int64_t down = std::max<std::int64_t>(crop - picture.size(2), 0);
    const std::int64_t across = std::max<std::int64_t>(crop - picture.size(3), 0);
    if (down > 0 || across > 0)
        picture = at::constant_pad_nd(picture, {across / 2, across - across / 2, down / 2, down - down / 2});
    const std::int64_t top = cropStart(picture.size(2), crop);
    const std::int64_t left = cropStart(picture.size(3), crop);
    return picture.slice(2, top, top + crop).slice(3, left, left + crop);
}

/// Height and width to resize to, rounded down as torchvision does it.
std::pair<std::int64_t, std::int64_t> sizeOf(const Picture &picture, const Preprocessing &preprocessing)
{
    const std::int64_t shorter = std::min(picture.width, picture.height);
    const std::int64_t longer = std::max(picture.width, picture.height);
    const bool isWide = picture.width >= picture.height;
    const std::int64_t crop = preprocessing.crop;
    std::int64_t small = preprocessing.resize;
    std::int64_t large = small * longer / shorter;
    if (preprocessing.mode == ResizeMode::Squash)
        return {crop, crop};
    if (preprocessing.mode == ResizeMode::Pad) {
        small = std::max<std::int64_t>(crop * shorter / longer, 1);
        large = crop;
    }
    return isWide ? std::pair(small, large) : std::pair(large, small);
}

at::Tensor perChannel(const std::array<double, 3> &values)
{
    return at::tensor(at::ArrayRef<double>(values), at::kFloat).view({3, 1, 1});
}

} // namespace

Result<at::Tensor> resizeAndCrop(const Picture &picture, const Preprocessing &preprocessing, const std::string &name)
{
    const std::int64_t shorter = std::min(picture.width, picture.height);
    const std::int64_t longer = std::max(picture.width, picture.height);
    if (longer > kLongestRatio * shorter)
        return badInput(name, say("the picture is %1 x %2: one side is more than %3 times the other", picture.width,
                                  picture.height, kLongestRatio));
    const auto [height, width] = sizeOf(picture, preprocessing);
    const at::Tensor small = resized(viewOf(picture), height, width, preprocessing.interpolation);
    return centreCrop(small, preprocessing.crop).squeeze(0).contiguous();
}

at::Tensor resizedPart(const Picture &picture, const Box &box, const Preprocessing &preprocessing)
{
    const at::Tensor part =
        viewOf(picture).slice(2, box.top, box.top + box.height).slice(3, box.left, box.left + box.width);
    return resized(part, preprocessing.crop, preprocessing.crop, preprocessing.interpolation).squeeze(0).contiguous();
}

at::Tensor normalised(const at::Tensor &bytes, const Preprocessing &preprocessing)
{
    const at::Tensor scaled = bytes.to(at::kFloat).div_(255);
    return scaled.sub_(perChannel(preprocessing.mean)).div_(perChannel(preprocessing.deviation));
}

Result<at::Tensor> preprocess(const Picture &picture, const Preprocessing &preprocessing, const std::string &name)
{
    auto bytes = resizeAndCrop(picture, preprocessing, name);
    if (!bytes)
        return bytes;
    return normalised(*bytes, preprocessing);
}

} // namespace headstart::data
