// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/attention.h"

#include "core/zoo/kernels/dropped_attention.h"
#include "core/zoo/layers/dropout.h"

#include <ATen/ops/add.h>
#include <ATen/ops/masked_fill.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/softmax.h>

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace headstart::zoo {

namespace {

struct Heads {
    at::Tensor queries; ///< [..., heads, T, D], as the others
    at::Tensor keys;
    at::Tensor values;
};

Heads split(const at::Tensor &qkv, std::int64_t heads)
{
    const std::int64_t size = qkv.size(-1) / 3 / heads;
    const at::Tensor parts = qkv.unflatten(-1, {3, heads, size}); // [..., T, 3, heads, D]
    const auto part = [&](std::int64_t index) { return parts.select(-3, index).transpose(-3, -2); };
    return {part(0), part(1), part(2)};
}

at::Tensor joined(const at::Tensor &x)
{
    return x.transpose(-3, -2).flatten(-2);
}

void count(const at::Tensor &queries, const Pass &pass)
{
    constexpr std::int64_t kProducts = 2; // with the keys, then with the values
    if (pass.multiplyAdds)
        *pass.multiplyAdds += kProducts * queries.numel() * queries.size(-2);
}

/// In mixed precision the products before gave fewer bits.
Projections inFloats(const Projections &projections)
{
    const auto wide = [](const at::Tensor &x) { return x.scalar_type() == at::kBFloat16 ? x.to(at::kFloat) : x; };
    return {wide(projections.queries), wide(projections.keys), wide(projections.values)};
}

/// Step by step: LibTorch's fused kernel drops nothing on a processor.
at::Tensor noisyAttention(const Heads &heads, const at::Tensor &seen, double probability, const Pass &pass)
{
    const double scale = 1 / std::sqrt(static_cast<double>(heads.queries.size(-1)));
    at::Tensor logits = at::matmul(at::mul(heads.queries, scale), heads.keys.transpose(-2, -1));
    if (seen.defined())
        logits.masked_fill_(seen.logical_not(), -std::numeric_limits<double>::infinity());
    return at::matmul(dropout(at::softmax(logits, -1), probability, pass), heads.values);
}

} // namespace

at::Tensor selfAttention(const at::Tensor &qkv, std::int64_t heads, const Pass &pass)
{
    const Heads parts = split(qkv, heads);
    count(parts.queries, pass);
    return joined(at::scaled_dot_product_attention(parts.queries, parts.keys, parts.values));
}

at::Tensor maskedSelfAttention(const Projections &projections, std::int64_t heads, const at::Tensor &mask,
                               double probability, const Pass &pass)
{
    const std::int64_t size = projections.queries.size(-1) / heads;
    if (isDropping(probability, pass)) {
        const Projections floats = inFloats(projections);
        if (isForDroppedAttention(floats.queries, heads))
            return droppedAttention(floats.queries, floats.keys, floats.values, mask, heads, probability);
    }
    const auto split = [&](const at::Tensor &x) { return x.unflatten(-1, {heads, size}).transpose(-3, -2); };
    const Heads parts = {split(projections.queries), split(projections.keys), split(projections.values)};
    count(parts.queries, pass);
    const at::Tensor seen = mask.defined() ? mask.unsqueeze(1).unsqueeze(1) : at::Tensor(); // by all heads and queries
    if (isDropping(probability, pass))
        return joined(noisyAttention(parts, seen, probability, pass));
    return joined(at::scaled_dot_product_attention(parts.queries, parts.keys, parts.values,
                                                   seen.defined() ? std::optional(seen) : std::nullopt));
}

at::Tensor biasedSelfAttention(const at::Tensor &qkv, std::int64_t heads, const at::Tensor &bias, const Pass &pass)
{
    const Heads parts = split(qkv, heads);
    count(parts.queries, pass);
    const double scale = 1 / std::sqrt(static_cast<double>(parts.queries.size(-1)));
    const at::Tensor logits = at::matmul(at::mul(parts.queries, scale), parts.keys.transpose(-2, -1));
    return joined(at::matmul(at::softmax(at::add(logits, bias), -1), parts.values));
}

} // namespace headstart::zoo
