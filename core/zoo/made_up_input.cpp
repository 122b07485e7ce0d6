// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/made_up_input.h"

#include "core/zoo/text_input.h"

#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>

#include <algorithm>

namespace headstart::zoo {

std::int64_t usualSize(const Variant &variant)
{
    constexpr std::int64_t kTokens = 128; // as most of what is published of GLUE
    return variant.text ? std::min(kTokens, variant.text->longest()) : variant.inputSize;
}

Flow madeUpInput(const Variant &variant, std::int64_t count, std::int64_t size, c10::DeviceType device)
{
    const at::TensorOptions options(device);
    if (variant.text)
        return textFlow(at::randint(variant.text->vocabulary, {count, size}, options.dtype(at::kLong)));
    return flowOf(at::rand({count, 3, size, size}, options).contiguous(variant.fastest));
}

} // namespace headstart::zoo
