// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/preview.h"

#include "core/data/augmentation.h"
#include "core/data/preprocessing.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/tensor.h>
#include <ATen/TensorOperators.h>

namespace headstart::data {

namespace {

/// Bytes [3, H, W].
Picture pictureOf(const at::Tensor &bytes)
{
    const at::Tensor rows = bytes.permute({1, 2, 0}).contiguous();
    const auto *begin = rows.const_data_ptr<std::uint8_t>();
    return {static_cast<int>(bytes.size(2)), static_cast<int>(bytes.size(1)), {begin, begin + rows.numel()}};
}

/// The reverse of normalised().
at::Tensor bytesOf(const at::Tensor &input, const Preprocessing &preprocessing)
{
    const auto channel = [](const std::array<double, 3> &values) {
        return at::tensor({values[0], values[1], values[2]}, at::kFloat).view({3, 1, 1});
    };
    constexpr double kWhite = 255;
    return ((input * channel(preprocessing.deviation) + channel(preprocessing.mean)) * kWhite)
        .round()
        .clamp(0, kWhite)
        .to(at::kByte);
}

} // namespace

Result<Picture> seen(const Picture &picture, const Preprocessing &preprocessing, const std::string &name)
{
    const at::NoGradGuard noGradient;
    const auto bytes = resizeAndCrop(picture, preprocessing, name);
    if (!bytes)
        return bytes.error();
    return pictureOf(*bytes);
}

Result<Picture> seenInTraining(const Picture &picture, const Preprocessing &preprocessing,
                               const Augmentation &augmentation, std::uint64_t seed, std::int64_t epoch,
                               std::size_t sample, const std::string &name)
{
    if (!augmentation.any())
        return seen(picture, preprocessing, name);
    const at::NoGradGuard noGradient;
    const auto input = augmented(picture, preprocessing, augmentation,
                                 Random{seed, static_cast<std::uint64_t>(augmentation.viewOf(epoch)), sample}, name);
    if (!input)
        return input.error();
    return pictureOf(bytesOf(*input, preprocessing));
}

} // namespace headstart::data
