// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/vit.h"

#include "core/zoo/layers/attention.h"
#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/convolution.h"
#include "core/zoo/layers/layer_norm.h"
#include "core/zoo/layers/mlp.h"

#include <ATen/ops/add.h>
#include <ATen/ops/cat.h>

#include <array>
#include <string>

namespace headstart::zoo::vit {

namespace {

/// What the tensors are called. torchvision's attention is PyTorch's own module, with names of its own.
struct Naming {
    std::string_view classToken;
    std::string_view positions;
    std::string_view patches;
    std::string_view blocks; ///< in front of a block's number
    std::string_view norm1;
    std::string_view qkvWeight;
    std::string_view qkvBias;
    std::string_view projection;
    std::string_view norm2;
    std::string_view mlp1;
    std::string_view mlp2;
    std::string_view norm;
    std::string_view head;
    bool positionsFirst; ///< in front of the patches' tensors
};
constexpr Naming kTorchvision = {"class_token",
                                 "encoder.pos_embedding",
                                 "conv_proj",
                                 "encoder.layers.encoder_layer_",
                                 "ln_1",
                                 "self_attention.in_proj_weight",
                                 "self_attention.in_proj_bias",
                                 "self_attention.out_proj",
                                 "ln_2",
                                 "mlp.0",
                                 "mlp.3",
                                 "encoder.ln",
                                 "heads.head",
                                 false};
constexpr Naming kTimm = {"cls_token",     "pos_embed", "patch_embed.proj",
                          "blocks.",       "norm1",     "attn.qkv.weight",
                          "attn.qkv.bias", "attn.proj", "norm2",
                          "mlp.fc1",       "mlp.fc2",   "norm",
                          "head",          true};

struct Row {
    std::string_view id;
    const Naming *naming;
    std::int64_t patch; ///< pixels of a side
    std::int64_t width;
    std::int64_t depth;
    std::int64_t heads;
};
constexpr std::array<Row, 13> kRows = {{{"vit_tiny_patch16_224", &kTimm, 16, 192, 12, 3},
                                        {"vit_small_patch16_224", &kTimm, 16, 384, 12, 6},
                                        {"vit_small_patch32_224", &kTimm, 32, 384, 12, 6},
                                        {"vit_base_patch16_224", &kTimm, 16, 768, 12, 12},
                                        {"deit_tiny_patch16_224", &kTimm, 16, 192, 12, 3},
                                        {"deit_small_patch16_224", &kTimm, 16, 384, 12, 6},
                                        {"deit_base_patch16_224", &kTimm, 16, 768, 12, 12},
                                        {"vit_b_16", &kTorchvision, 16, 768, 12, 12},
                                        {"vit_b_32", &kTorchvision, 32, 768, 12, 12},
                                        {"vit_l_16", &kTorchvision, 16, 1024, 24, 16},
                                        {"vit_l_32", &kTorchvision, 32, 1024, 24, 16},
                                        {"vit_base_patch32_224", &kTimm, 32, 768, 12, 12},
                                        {"vit_large_patch16_224", &kTimm, 16, 1024, 24, 16}}};
constexpr std::int64_t kSide = 224; ///< pixels
constexpr std::int64_t kHidden = 4; ///< times the width
constexpr double kEpsilon = 1e-6;

/// Patches, the class token in front of them, and their places: [N, 3, 224, 224] -> [N, T, C].
class Patches {
public:
    Patches(const Scope &scope, const Row &row)
    {
        const Naming &naming = *row.naming;
        const std::int64_t tokens = kSide / row.patch * (kSide / row.patch) + 1;
        const auto makePositions = [&] {
            m_positions = scope.parameter(naming.positions, {1, tokens, row.width}, kTransformerWeight);
        };
        m_classToken = scope.parameter(naming.classToken, {1, 1, row.width}, kTransformerWeight);
        if (naming.positionsFirst)
            makePositions();
        m_projection.emplace(scope / naming.patches, 3, row.width,
                             ConvolutionOptions{.kernel = row.patch, .stride = row.patch, .padding = 0, .bias = true});
        if (!naming.positionsFirst)
            makePositions();
    }
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor patches = (*m_projection)(x, pass).flatten(2).transpose(1, 2);
        // As another tensor's size: a trace must not take in the batch's.
        const at::Tensor classToken = m_classToken.expand_as(patches.narrow(1, 0, 1));
        return at::add(at::cat({classToken, patches}, 1), m_positions);
    }

private:
    at::Tensor m_classToken;
    at::Tensor m_positions;
    std::optional<Convolution> m_projection;
};

/// Attention, then a perceptron, each behind a norm and added to its input.
class Block {
public:
    Block(const Scope &scope, const Row &row)
        : m_heads(row.heads), m_norm1(scope / row.naming->norm1, row.width, kEpsilon),
          // Braces: from left to right, so that the weight is made first.
          m_qkv{scope.parameter(row.naming->qkvWeight, {3 * row.width, row.width}, kTransformerWeight),
                scope.parameter(row.naming->qkvBias, {3 * row.width}, kTransformerBias)},
          m_projection(scope / row.naming->projection, row.width, row.width, kTransformerWeight, kTransformerBias),
          m_norm2(scope / row.naming->norm2, row.width, kEpsilon),
          m_mlp(scope / row.naming->mlp1, scope / row.naming->mlp2, row.width, kHidden * row.width)
    {}
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const
    {
        const at::Tensor attended = selfAttention(m_qkv(m_norm1(x, pass), pass), m_heads, pass);
        const at::Tensor out = at::add(x, m_projection(attended, pass));
        return at::add(out, m_mlp(m_norm2(out, pass), pass));
    }

private:
    std::int64_t m_heads;
    LayerNorm m_norm1;
    Linear m_qkv;
    Linear m_projection;
    LayerNorm m_norm2;
    Mlp m_mlp;
};

Network build(const Variant &variant, const NetworkOptions &options)
{
    const Row &row = kRows.at(variant.row);
    const Naming &naming = *row.naming;
    NamedTensors tensors;
    const Scope scope(tensors, at::TensorOptions(options.device));
    Chain chain;
    chain.add("patches", {std::string(naming.classToken), std::string(naming.positions), std::string(naming.patches)},
              Layout::Tokens, Patches(scope, row));
    for (std::int64_t block = 0; block < row.depth; ++block) {
        const std::string name = std::string(naming.blocks) + std::to_string(block);
        chain.add("blocks." + std::to_string(block), {name}, Layout::Tokens, Block(scope / name, row));
    }
    const LayerNorm norm(scope / naming.norm, row.width, kEpsilon);
    chain.add("norm", {std::string(naming.norm)}, Layout::Vector,
              [=](const at::Tensor &x, const Pass &pass) { return norm(x.select(1, 0), pass); });
    chain.add("head", {std::string(naming.head)}, Layout::Vector,
              Linear(scope / naming.head, row.width, options.classes, kTransformerWeight, kTransformerBias));
    return {std::string(row.id), chain.take(), std::move(tensors)};
}

} // namespace

std::vector<Variant> variants()
{
    return variantsOf(kRows, {.smallestInput = kSide, .takesAnySize = false, .build = build});
}

} // namespace headstart::zoo::vit
