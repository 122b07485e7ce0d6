// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/namings.h"

#include <algorithm>
#include <array>

namespace headstart::weights::namings {

Renamed timmConvNeXt(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 9> kRules = {{
        {"stem.{a}.{*}", "features.0.{a}.{*}"},
        {"stages.{a}.downsample.{b}.{*}", "features.{2a}.{b}.{*}"},
        {"stages.{a}.blocks.{b}.gamma", "features.{2a+1}.{b}.layer_scale"},
        {"stages.{a}.blocks.{b}.conv_dw.{*}", "features.{2a+1}.{b}.block.0.{*}"},
        {"stages.{a}.blocks.{b}.norm.{*}", "features.{2a+1}.{b}.block.2.{*}"},
        {"stages.{a}.blocks.{b}.mlp.fc1.{*}", "features.{2a+1}.{b}.block.3.{*}"},
        {"stages.{a}.blocks.{b}.mlp.fc2.{*}", "features.{2a+1}.{b}.block.5.{*}"},
        {"head.norm.{*}", "classifier.0.{*}"},
        {"head.fc.{*}", "classifier.2.{*}"},
    }};
    return renamed(theirs, kRules);
}

/// The one that is not TensorFlow's (tf_...): torchvision's network, up to B4. Its larger ones add another epsilon.
Renamed timmEfficientNet(std::string_view theirs, Ours ours)
{
    constexpr std::string_view kOfB5 = "features.7.2.block.0.0.weight"; // the first that has a third last block
    if (std::find(ours.begin(), ours.end(), kOfB5) != ours.end())
        return std::nullopt;
    static constexpr std::array<NameRule, 5> kTop = {{
        {"conv_stem.{*}", "features.0.0.{*}"},
        {"bn1.{*}", "features.0.1.{*}"},
        {"conv_head.{*}", "features.8.0.{*}"},
        {"bn2.{*}", "features.8.1.{*}"},
        {"classifier.{*}", "classifier.1.{*}"},
    }};
    static constexpr std::array<NameRule, 6> kSeparable = {{
        {"conv_dw.{*}", "block.0.0.{*}"},
        {"bn1.{*}", "block.0.1.{*}"},
        {"se.conv_reduce.{*}", "block.1.fc1.{*}"},
        {"se.conv_expand.{*}", "block.1.fc2.{*}"},
        {"conv_pw.{*}", "block.2.0.{*}"},
        {"bn2.{*}", "block.2.1.{*}"},
    }};
    static constexpr std::array<NameRule, 8> kInverted = {{
        {"conv_pw.{*}", "block.0.0.{*}"},
        {"bn1.{*}", "block.0.1.{*}"},
        {"conv_dw.{*}", "block.1.0.{*}"},
        {"bn2.{*}", "block.1.1.{*}"},
        {"se.conv_reduce.{*}", "block.2.fc1.{*}"},
        {"se.conv_expand.{*}", "block.2.fc2.{*}"},
        {"conv_pwl.{*}", "block.3.0.{*}"},
        {"bn3.{*}", "block.3.1.{*}"},
    }};
    if (auto name = renamed(theirs, kTop))
        return name;
    if (auto name = renamedInside(theirs, {"blocks.0.{b}.{*}", "features.1.{b}.{*}"}, kSeparable))
        return name;
    return renamedInside(theirs, {"blocks.{a}.{b}.{*}", "features.{a+1}.{b}.{*}"}, kInverted);
}

Renamed timmMobileNetV2(std::string_view theirs, Ours)
{
    // A block's place in torchvision's list, then its layers.
    static constexpr std::array<NameRule, 12> kPlaces = {{
        {"conv_stem.{*}", "features.0.0.{*}"},
        {"bn1.{*}", "features.0.1.{*}"},
        {"blocks.0.0.{*}", "features.1.{*}"},
        {"blocks.1.{b}.{*}", "features.{b+2}.{*}"},
        {"blocks.2.{b}.{*}", "features.{b+4}.{*}"},
        {"blocks.3.{b}.{*}", "features.{b+7}.{*}"},
        {"blocks.4.{b}.{*}", "features.{b+11}.{*}"},
        {"blocks.5.{b}.{*}", "features.{b+14}.{*}"},
        {"blocks.6.{b}.{*}", "features.{b+17}.{*}"},
        {"conv_head.{*}", "features.18.0.{*}"},
        {"bn2.{*}", "features.18.1.{*}"},
        {"classifier.{*}", "classifier.1.{*}"},
    }};
    static constexpr std::array<NameRule, 11> kLayers = {{
        {"features.1.conv_dw.{*}", "features.1.conv.0.0.{*}"}, // does not expand
        {"features.1.bn1.{*}", "features.1.conv.0.1.{*}"},
        {"features.1.conv_pw.{*}", "features.1.conv.1.{*}"},
        {"features.1.bn2.{*}", "features.1.conv.2.{*}"},
        {"features.{a}.conv_pw.{*}", "features.{a}.conv.0.0.{*}"},
        {"features.{a}.bn1.{*}", "features.{a}.conv.0.1.{*}"},
        {"features.{a}.conv_dw.{*}", "features.{a}.conv.1.0.{*}"},
        {"features.{a}.bn2.{*}", "features.{a}.conv.1.1.{*}"},
        {"features.{a}.conv_pwl.{*}", "features.{a}.conv.2.{*}"},
        {"features.{a}.bn3.{*}", "features.{a}.conv.3.{*}"},
        {"{*}", "{*}"},
    }};
    const auto place = renamed(theirs, kPlaces);
    return place ? renamed(place->name, kLayers) : std::nullopt;
}

Renamed timmRegNet(std::string_view theirs, Ours)
{
    // timm counts blocks from 1.
    static constexpr std::array<NameRule, 3> kTop = {{
        {"stem.conv.{*}", "stem.0.{*}"},
        {"stem.bn.{*}", "stem.1.{*}"},
        {"head.fc.{*}", "fc.{*}"},
    }};
    static constexpr std::array<NameRule, 9> kLayers = {{
        {"downsample.conv.{*}", "proj.0.{*}"},
        {"downsample.bn.{*}", "proj.1.{*}"},
        {"conv1.conv.{*}", "f.a.0.{*}"},
        {"conv1.bn.{*}", "f.a.1.{*}"},
        {"conv2.conv.{*}", "f.b.0.{*}"},
        {"conv2.bn.{*}", "f.b.1.{*}"},
        {"se.{*}", "f.se.{*}"},
        {"conv3.conv.{*}", "f.c.0.{*}"},
        {"conv3.bn.{*}", "f.c.1.{*}"},
    }};
    if (auto name = renamed(theirs, kTop))
        return name;
    return renamedInside(theirs, {"s{a}.b{b}.{*}", "trunk_output.block{a}.block{a}-{b-1}.{*}"}, kLayers);
}

Renamed timmSwin(std::string_view theirs, Ours ours)
{
    static constexpr std::array<NameRule, 2> kRules = {{
        {"layers.{a}.downsample.{*}", "features.{2a}.{*}"}, // in front of the layer; once it stood behind it
        {"head.fc.{*}", "head.{*}"},
    }};
    if (auto name = renamed(theirs, kRules))
        return name;
    return theirs.substr(0, 5) == "head." ? std::nullopt : originalSwin(theirs, ours);
}

Renamed originalSwin(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 10> kRules = {{
        {"patch_embed.proj.{*}", "features.0.0.{*}"},
        {"patch_embed.norm.{*}", "features.0.2.{*}"},
        {"layers.{a}.downsample.{*}", "features.{2a+2}.{*}"},
        {"layers.{a}.blocks.{b}.norm1.{*}", "features.{2a+1}.{b}.norm1.{*}"},
        {"layers.{a}.blocks.{b}.norm2.{*}", "features.{2a+1}.{b}.norm2.{*}"},
        {"layers.{a}.blocks.{b}.attn.{*}", "features.{2a+1}.{b}.attn.{*}"},
        {"layers.{a}.blocks.{b}.mlp.fc1.{*}", "features.{2a+1}.{b}.mlp.0.{*}"},
        {"layers.{a}.blocks.{b}.mlp.fc2.{*}", "features.{2a+1}.{b}.mlp.3.{*}"},
        {"norm.{*}", "norm.{*}"},
        {"head.{*}", "head.{*}"},
    }};
    return renamed(theirs, kRules);
}

/// Its first two linear layers are convolutions over the whole map.
Renamed timmVgg(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 4> kRules = {{
        {"features.{*}", "features.{*}"},
        {"pre_logits.fc1.{*}", "classifier.0.{*}"},
        {"pre_logits.fc2.{*}", "classifier.3.{*}"},
        {"head.fc.{*}", "classifier.6.{*}"},
    }};
    return renamed(theirs, kRules);
}

Renamed timmViT(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 11> kRules = {{
        {"cls_token", "class_token"},
        {"pos_embed", "encoder.pos_embedding"},
        {"patch_embed.proj.{*}", "conv_proj.{*}"},
        {"blocks.{a}.norm1.{*}", "encoder.layers.encoder_layer_{a}.ln_1.{*}"},
        {"blocks.{a}.norm2.{*}", "encoder.layers.encoder_layer_{a}.ln_2.{*}"},
        {"blocks.{a}.attn.qkv.{*}", "encoder.layers.encoder_layer_{a}.self_attention.in_proj_{*}"},
        {"blocks.{a}.attn.proj.{*}", "encoder.layers.encoder_layer_{a}.self_attention.out_proj.{*}"},
        {"blocks.{a}.mlp.fc1.{*}", "encoder.layers.encoder_layer_{a}.mlp.0.{*}"},
        {"blocks.{a}.mlp.fc2.{*}", "encoder.layers.encoder_layer_{a}.mlp.3.{*}"},
        {"norm.{*}", "encoder.ln.{*}"},
        {"head.{*}", "heads.head.{*}"},
    }};
    return renamed(theirs, kRules);
}

Renamed torchvisionViT(std::string_view theirs, Ours ours)
{
    static constexpr std::array<NameRule, 11> kRules = {{
        {"class_token", "cls_token"},
        {"encoder.pos_embedding", "pos_embed"},
        {"conv_proj.{*}", "patch_embed.proj.{*}"},
        {"encoder.layers.encoder_layer_{a}.ln_1.{*}", "blocks.{a}.norm1.{*}"},
        {"encoder.layers.encoder_layer_{a}.ln_2.{*}", "blocks.{a}.norm2.{*}"},
        {"encoder.layers.encoder_layer_{a}.self_attention.in_proj_{*}", "blocks.{a}.attn.qkv.{*}"},
        {"encoder.layers.encoder_layer_{a}.self_attention.out_proj.{*}", "blocks.{a}.attn.proj.{*}"},
        {"encoder.layers.encoder_layer_{a}.mlp.0.{*}", "blocks.{a}.mlp.fc1.{*}"},
        {"encoder.layers.encoder_layer_{a}.mlp.3.{*}", "blocks.{a}.mlp.fc2.{*}"},
        {"encoder.ln.{*}", "norm.{*}"},
        {"heads.head.{*}", "head.{*}"},
    }};
    return renamed(oldTorchvisionViT(theirs, ours)->name, kRules);
}

} // namespace headstart::weights::namings
