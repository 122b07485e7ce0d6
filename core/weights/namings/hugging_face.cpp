// SPDX-License-Identifier: GPL-3.0-or-later
// As transformers writes them to disk, and as its version 5 calls some of them in memory (q_proj and so on).
#include "core/weights/namings/namings.h"

#include <array>

namespace headstart::weights::namings {

namespace {

/// "resnet." of "resnet.embedder...": a model without a head has names without it, and so has the classifier.
std::string_view without(std::string_view prefix, std::string_view name)
{
    return name.substr(0, prefix.size()) == prefix ? name.substr(prefix.size()) : name;
}

} // namespace

Renamed huggingFaceConvNext(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 10> kRules = {{
        {"embeddings.patch_embeddings.{*}", "features.0.0.{*}"},
        {"embeddings.layernorm.{*}", "features.0.1.{*}"},
        {"encoder.stages.{a}.downsampling_layer.{b}.{*}", "features.{2a}.{b}.{*}"},
        {"encoder.stages.{a}.layers.{b}.layer_scale_parameter", "features.{2a+1}.{b}.layer_scale"},
        {"encoder.stages.{a}.layers.{b}.dwconv.{*}", "features.{2a+1}.{b}.block.0.{*}"},
        {"encoder.stages.{a}.layers.{b}.layernorm.{*}", "features.{2a+1}.{b}.block.2.{*}"},
        {"encoder.stages.{a}.layers.{b}.pwconv1.{*}", "features.{2a+1}.{b}.block.3.{*}"},
        {"encoder.stages.{a}.layers.{b}.pwconv2.{*}", "features.{2a+1}.{b}.block.5.{*}"},
        {"layernorm.{*}", "classifier.0.{*}"},
        {"classifier.{*}", "classifier.2.{*}"},
    }};
    return renamed(without("convnext.", theirs), kRules);
}

/// Its files were TensorFlow's.
Renamed huggingFaceEfficientNet(std::string_view theirs, Ours ours)
{
    static constexpr std::array<NameRule, 5> kTop = {{
        {"embeddings.convolution.{*}", "conv_stem.{*}"},
        {"embeddings.batchnorm.{*}", "bn1.{*}"},
        {"encoder.top_conv.{*}", "conv_head.{*}"},
        {"encoder.top_bn.{*}", "bn2.{*}"},
        {"classifier.{*}", "classifier.{*}"},
    }};
    static constexpr std::array<NameRule, 6> kSeparable = {{
        {"depthwise_conv.depthwise_conv.{*}", "conv_dw.{*}"},
        {"depthwise_conv.depthwise_norm.{*}", "bn1.{*}"},
        {"squeeze_excite.reduce.{*}", "se.conv_reduce.{*}"},
        {"squeeze_excite.expand.{*}", "se.conv_expand.{*}"},
        {"projection.project_conv.{*}", "conv_pw.{*}"},
        {"projection.project_bn.{*}", "bn2.{*}"},
    }};
    static constexpr std::array<NameRule, 8> kInverted = {{
        {"expansion.expand_conv.{*}", "conv_pw.{*}"},
        {"expansion.expand_bn.{*}", "bn1.{*}"},
        {"depthwise_conv.depthwise_conv.{*}", "conv_dw.{*}"},
        {"depthwise_conv.depthwise_norm.{*}", "bn2.{*}"},
        {"squeeze_excite.reduce.{*}", "se.conv_reduce.{*}"},
        {"squeeze_excite.expand.{*}", "se.conv_expand.{*}"},
        {"projection.project_conv.{*}", "conv_pwl.{*}"},
        {"projection.project_bn.{*}", "bn3.{*}"},
    }};
    const std::string_view name = without("efficientnet.", theirs);
    if (auto top = renamed(name, kTop))
        return top;
    const auto block = numbered(name, "encoder.blocks.");
    return block ? inNthBlock(block->number, block->rest, ours, kSeparable, kInverted) : std::nullopt;
}

/// Likewise. Two of its layers are a block.
Renamed huggingFaceMobileNetV1(std::string_view theirs, Ours ours)
{
    static constexpr std::array<NameRule, 3> kTop = {{
        {"conv_stem.convolution.{*}", "conv_stem.{*}"},
        {"conv_stem.normalization.{*}", "bn1.{*}"},
        {"classifier.{*}", "classifier.{*}"},
    }};
    const std::string_view name = without("mobilenet_v1.", theirs);
    if (auto top = renamed(name, kTop))
        return top;
    static constexpr std::array<NameRule, 2> kSpatial = {{
        {"convolution.{*}", "conv_dw.{*}"},
        {"normalization.{*}", "bn1.{*}"},
    }};
    static constexpr std::array<NameRule, 2> kPointwise = {{
        {"convolution.{*}", "conv_pw.{*}"},
        {"normalization.{*}", "bn2.{*}"},
    }};
    const auto layer = numbered(name, "layer.");
    if (!layer)
        return std::nullopt;
    const auto &rules = layer->number % 2 == 0 ? kSpatial : kPointwise;
    return inNthBlock(layer->number / 2, layer->rest, ours, rules, rules);
}

/// Likewise.
Renamed huggingFaceMobileNetV2(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 15> kRules = {{
        {"conv_stem.first_conv.convolution.{*}", "features.0.0.{*}"},
        {"conv_stem.first_conv.normalization.{*}", "features.0.1.{*}"},
        {"conv_stem.conv_3x3.convolution.{*}", "features.1.conv.0.0.{*}"},
        {"conv_stem.conv_3x3.normalization.{*}", "features.1.conv.0.1.{*}"},
        {"conv_stem.reduce_1x1.convolution.{*}", "features.1.conv.1.{*}"},
        {"conv_stem.reduce_1x1.normalization.{*}", "features.1.conv.2.{*}"},
        {"layer.{a}.expand_1x1.convolution.{*}", "features.{a+2}.conv.0.0.{*}"},
        {"layer.{a}.expand_1x1.normalization.{*}", "features.{a+2}.conv.0.1.{*}"},
        {"layer.{a}.conv_3x3.convolution.{*}", "features.{a+2}.conv.1.0.{*}"},
        {"layer.{a}.conv_3x3.normalization.{*}", "features.{a+2}.conv.1.1.{*}"},
        {"layer.{a}.reduce_1x1.convolution.{*}", "features.{a+2}.conv.2.{*}"},
        {"layer.{a}.reduce_1x1.normalization.{*}", "features.{a+2}.conv.3.{*}"},
        {"conv_1x1.convolution.{*}", "features.18.0.{*}"},
        {"conv_1x1.normalization.{*}", "features.18.1.{*}"},
        {"classifier.{*}", "classifier.1.{*}"},
    }};
    return renamed(without("mobilenet_v2.", theirs), kRules);
}

Renamed huggingFaceRegNet(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 3> kTop = {{
        {"embedder.embedder.convolution.{*}", "stem.0.{*}"},
        {"embedder.embedder.normalization.{*}", "stem.1.{*}"},
        {"classifier.1.{*}", "fc.{*}"},
    }};
    static constexpr std::array<NameRule, 10> kLayers = {{
        {"shortcut.convolution.{*}", "proj.0.{*}"},
        {"shortcut.normalization.{*}", "proj.1.{*}"},
        {"layer.0.convolution.{*}", "f.a.0.{*}"},
        {"layer.0.normalization.{*}", "f.a.1.{*}"},
        {"layer.1.convolution.{*}", "f.b.0.{*}"},
        {"layer.1.normalization.{*}", "f.b.1.{*}"},
        {"layer.2.attention.0.{*}", "f.se.fc1.{*}"},
        {"layer.2.attention.2.{*}", "f.se.fc2.{*}"},
        {"layer.3.convolution.{*}", "f.c.0.{*}"},
        {"layer.3.normalization.{*}", "f.c.1.{*}"},
    }};
    const std::string_view name = without("regnet.", theirs);
    if (auto top = renamed(name, kTop))
        return top;
    // Its stages and blocks are counted from 0, torchvision's stages from 1.
    return renamedInside(name, {"encoder.stages.{s}.layers.{b}.{*}", "trunk_output.block{s+1}.block{s+1}-{b}.{*}"},
                         kLayers);
}

Renamed huggingFaceResNet(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 7> kRules = {{
        {"embedder.embedder.convolution.{*}", "conv1.{*}"},
        {"embedder.embedder.normalization.{*}", "bn1.{*}"},
        {"encoder.stages.{s}.layers.{b}.shortcut.convolution.{*}", "layer{s+1}.{b}.downsample.0.{*}"},
        {"encoder.stages.{s}.layers.{b}.shortcut.normalization.{*}", "layer{s+1}.{b}.downsample.1.{*}"},
        {"encoder.stages.{s}.layers.{b}.layer.{l}.convolution.{*}", "layer{s+1}.{b}.conv{l+1}.{*}"},
        {"encoder.stages.{s}.layers.{b}.layer.{l}.normalization.{*}", "layer{s+1}.{b}.bn{l+1}.{*}"},
        {"classifier.1.{*}", "fc.{*}"},
    }};
    return renamed(without("resnet.", theirs), kRules);
}

Renamed huggingFaceSwin(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 5> kTop = {{
        {"embeddings.patch_embeddings.projection.{*}", "features.0.0.{*}"},
        {"embeddings.norm.{*}", "features.0.2.{*}"},
        {"encoder.layers.{a}.downsample.{*}", "features.{2a+2}.{*}"},
        {"layernorm.{*}", "norm.{*}"},
        {"classifier.{*}", "head.{*}"},
    }};
    static constexpr std::array<NameRule, 16> kLayers = {{
        {"layernorm_before.{*}", "norm1.{*}"},
        {"layernorm_after.{*}", "norm2.{*}"},
        {"attention.self.query.{*}", "attn.qkv.{*}#0/3"},
        {"attention.self.key.{*}", "attn.qkv.{*}#1/3"},
        {"attention.self.value.{*}", "attn.qkv.{*}#2/3"},
        {"attention.self.{*}", "attn.{*}"}, // the table of position biases, and its index
        {"attention.output.dense.{*}", "attn.proj.{*}"},
        {"attention.q_proj.{*}", "attn.qkv.{*}#0/3"},
        {"attention.k_proj.{*}", "attn.qkv.{*}#1/3"},
        {"attention.v_proj.{*}", "attn.qkv.{*}#2/3"},
        {"attention.o_proj.{*}", "attn.proj.{*}"},
        {"attention.relative_position_bias.{*}", "attn.{*}"},
        {"intermediate.dense.{*}", "mlp.0.{*}"},
        {"output.dense.{*}", "mlp.3.{*}"},
        {"mlp.fc1.{*}", "mlp.0.{*}"},
        {"mlp.fc2.{*}", "mlp.3.{*}"},
    }};
    const std::string_view name = without("swin.", theirs);
    if (auto top = renamed(name, kTop))
        return top;
    return renamedInside(name, {"encoder.layers.{a}.blocks.{b}.{*}", "features.{2a+1}.{b}.{*}"}, kLayers);
}

/// To timm's. Its layer norms add 1e-12, timm's and torchvision's 1e-6.
Renamed huggingFaceViT(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 21> kRules = {{
        {"embeddings.cls_token", "cls_token"},
        {"embeddings.position_embeddings", "pos_embed"},
        {"embeddings.patch_embeddings.projection.{*}", "patch_embed.proj.{*}"},
        {"encoder.layer.{a}.layernorm_before.{*}", "blocks.{a}.norm1.{*}"},
        {"encoder.layer.{a}.layernorm_after.{*}", "blocks.{a}.norm2.{*}"},
        {"encoder.layer.{a}.attention.attention.query.{*}", "blocks.{a}.attn.qkv.{*}#0/3"},
        {"encoder.layer.{a}.attention.attention.key.{*}", "blocks.{a}.attn.qkv.{*}#1/3"},
        {"encoder.layer.{a}.attention.attention.value.{*}", "blocks.{a}.attn.qkv.{*}#2/3"},
        {"encoder.layer.{a}.attention.output.dense.{*}", "blocks.{a}.attn.proj.{*}"},
        {"encoder.layer.{a}.intermediate.dense.{*}", "blocks.{a}.mlp.fc1.{*}"},
        {"encoder.layer.{a}.output.dense.{*}", "blocks.{a}.mlp.fc2.{*}"},
        {"layers.{a}.layernorm_before.{*}", "blocks.{a}.norm1.{*}"},
        {"layers.{a}.layernorm_after.{*}", "blocks.{a}.norm2.{*}"},
        {"layers.{a}.attention.q_proj.{*}", "blocks.{a}.attn.qkv.{*}#0/3"},
        {"layers.{a}.attention.k_proj.{*}", "blocks.{a}.attn.qkv.{*}#1/3"},
        {"layers.{a}.attention.v_proj.{*}", "blocks.{a}.attn.qkv.{*}#2/3"},
        {"layers.{a}.attention.o_proj.{*}", "blocks.{a}.attn.proj.{*}"},
        {"layers.{a}.mlp.fc1.{*}", "blocks.{a}.mlp.fc1.{*}"},
        {"layers.{a}.mlp.fc2.{*}", "blocks.{a}.mlp.fc2.{*}"},
        {"layernorm.{*}", "norm.{*}"},
        {"classifier.{*}", "head.{*}"},
    }};
    return renamed(without("vit.", without("deit.", theirs)), kRules);
}

Renamed huggingFaceViTAsTorchvision(std::string_view theirs, Ours ours)
{
    const auto timm = huggingFaceViT(theirs, ours);
    auto name = timm ? timmViT(timm->name, ours) : std::nullopt;
    if (name) {
        name->piece = timm->piece;
        name->pieces = timm->pieces;
    }
    return name;
}

} // namespace headstart::weights::namings
