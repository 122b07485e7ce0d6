// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augmentation.h"

#include <ATen/ops/affine_grid_generator.h>
#include <ATen/ops/grid_sampler_2d.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace headstart::data {

namespace {

/// A box of a random area and aspect; the largest middle one of an allowed aspect if ten tries do not fit.
Box randomBox(const Picture &picture, double smallestScale, Random &random)
{
    constexpr int kTries = 10;
    const double area = static_cast<double>(picture.width) * picture.height;
    for (int i = 0; i < kTries; ++i) {
        const double target = area * random.between(smallestScale, 1);
        const double aspect = std::exp(random.between(std::log(3.0 / 4), std::log(4.0 / 3)));
        const auto width = static_cast<std::int64_t>(std::lround(std::sqrt(target * aspect)));
        const auto height = static_cast<std::int64_t>(std::lround(std::sqrt(target / aspect)));
        if (width < 1 || height < 1 || width > picture.width || height > picture.height)
            continue;
        const auto left = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(picture.width - width + 1)));
        const auto top = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(picture.height - height + 1)));
        return {left, top, width, height};
    }
    const std::int64_t width = std::min<std::int64_t>(picture.width, std::lround(picture.height * 4.0 / 3));
    const std::int64_t height = std::min<std::int64_t>(picture.height, std::lround(picture.width * 4.0 / 3));
    return {(picture.width - width) / 2, (picture.height - height) / 2, width, height};
}

at::Tensor flipped(at::Tensor picture, const Augmentation &augmentation, Random &random)
{
    // Each draws its number whether it is on or not: switching one on does not change what another does.
    const bool horizontally = random.uniform() < 0.5;
    const bool vertically = random.uniform() < 0.5;
    const bool transposed = random.uniform() < 0.5;
    if (augmentation.flipHorizontal && horizontally)
        picture = picture.flip({2});
    if (augmentation.flipVertical && vertically)
        picture = picture.flip({1});
    if (augmentation.transpose && transposed)
        picture = picture.transpose(1, 2);
    return picture.contiguous();
}

/// `picture`: [3, S, S], float32.
at::Tensor rotated(const at::Tensor &picture, double largestDegrees, Random &random)
{
    constexpr std::int64_t kBilinear = 0;
    constexpr std::int64_t kReflection = 2;
    constexpr bool kAlignCorners = false;
    const double angle = random.between(-largestDegrees, largestDegrees) * std::numbers::pi / 180;
    const std::array<double, 6> matrix = {std::cos(angle), -std::sin(angle), 0, std::sin(angle), std::cos(angle), 0};
    const at::Tensor theta = at::tensor(at::ArrayRef<double>(matrix), at::kFloat).view({1, 2, 3});
    const at::Tensor batch = picture.unsqueeze(0);
    const at::Tensor grid = at::affine_grid_generator(theta, batch.sizes(), kAlignCorners);
    return at::grid_sampler_2d(batch, grid, kBilinear, kReflection, kAlignCorners).squeeze(0);
}

/// [1, H, W]: luma (ITU-R BT.601), as Pillow's.
at::Tensor grey(const at::Tensor &picture)
{
    return picture[0].mul(0.299).add_(picture[1], 0.587).add_(picture[2], 0.114).unsqueeze(0);
}

double factor(double strength, Random &random)
{
    return random.between(std::max(0.0, 1 - strength), 1 + strength);
}

/// Values in 0..1.
at::Tensor recoloured(at::Tensor picture, const Augmentation &augmentation, Random &random)
{
    const double brightness = factor(augmentation.brightness, random);
    const double contrast = factor(augmentation.contrast, random);
    const double saturation = factor(augmentation.saturation, random);
    if (augmentation.brightness > 0)
        picture = picture.mul(brightness).clamp_(0, 1);
    if (augmentation.contrast > 0)
        picture = picture.mul(contrast).add_(grey(picture).mean(), 1 - contrast).clamp_(0, 1);
    if (augmentation.saturation > 0)
        picture = picture.mul(saturation).add_(grey(picture), 1 - saturation).clamp_(0, 1);
    return picture;
}

/// With probability `probability`, a rectangle becomes the mean colour (0 after normalising).
void erase(const at::Tensor &picture, double probability, Random &random)
{
    constexpr int kTries = 10;
    if (random.uniform() >= probability)
        return;
    const std::int64_t side = picture.size(1);
    for (int i = 0; i < kTries; ++i) {
        const double area = static_cast<double>(side * side) * random.between(0.02, 0.33);
        const double aspect = std::exp(random.between(std::log(0.3), std::log(3.3)));
        const auto height = static_cast<std::int64_t>(std::lround(std::sqrt(area * aspect)));
        const auto width = static_cast<std::int64_t>(std::lround(std::sqrt(area / aspect)));
        if (height < 1 || width < 1 || height >= side || width >= side)
            continue;
        const auto top = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(side - height + 1)));
        const auto left = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(side - width + 1)));
        picture.slice(1, top, top + height).slice(2, left, left + width).zero_();
        return;
    }
}

} // namespace

Result<at::Tensor> augmented(const Picture &picture, const Preprocessing &preprocessing,
                             const Augmentation &augmentation, Random random, const std::string &name)
{
    const bool crops = augmentation.cropScale < 1;
    auto bytes = crops ? resizedPart(picture, randomBox(picture, augmentation.cropScale, random), preprocessing)
                       : resizeAndCrop(picture, preprocessing, name);
    if (!bytes)
        return bytes;
    at::Tensor out = flipped(*bytes, augmentation, random);
    if (augmentation.rotation > 0)
        out = rotated(out.to(at::kFloat), augmentation.rotation, random);
    if (augmentation.brightness > 0 || augmentation.contrast > 0 || augmentation.saturation > 0)
        out = recoloured(out.to(at::kFloat).div_(255), augmentation, random).mul_(255);
    out = normalised(out, preprocessing);
    if (augmentation.erasing > 0)
        erase(out, augmentation.erasing, random);
    return out;
}

} // namespace headstart::data
