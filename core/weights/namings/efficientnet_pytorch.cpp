// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/namings.h"

#include <array>

namespace headstart::weights::namings {

namespace {

std::string_view nthBlock(std::size_t n, Ours ours)
{
    std::string_view last;
    for (const std::string &name : ours) {
        if (name.compare(0, 7, "blocks.") != 0)
            continue;
        const std::string_view block = std::string_view(name).substr(0, name.find('.', name.find('.', 7) + 1));
        if (block == last)
            continue;
        last = block;
        if (n-- == 0)
            return block;
    }
    return {};
}

} // namespace

Renamed inNthBlock(std::size_t n, std::string_view layer, Ours ours, std::span<const NameRule> firstStage,
                   std::span<const NameRule> others)
{
    const std::string block(nthBlock(n, ours));
    auto name = block.empty() ? std::nullopt : renamed(layer, block.starts_with("blocks.0.") ? firstStage : others);
    if (name)
        name->name.insert(0, block + ".");
    return name;
}

/// The package of Melas-Kyriazi counts blocks through all stages, and calls a block's layers by what they do.
Renamed efficientNetPytorch(std::string_view theirs, Ours ours)
{
    static constexpr std::array<NameRule, 5> kTop = {{
        {"_conv_stem.{*}", "conv_stem.{*}"},
        {"_bn0.{*}", "bn1.{*}"},
        {"_conv_head.{*}", "conv_head.{*}"},
        {"_bn1.{*}", "bn2.{*}"},
        {"_fc.{*}", "classifier.{*}"},
    }};
    static constexpr std::array<NameRule, 6> kSeparable = {{
        {"_depthwise_conv.{*}", "conv_dw.{*}"},
        {"_bn1.{*}", "bn1.{*}"},
        {"_se_reduce.{*}", "se.conv_reduce.{*}"},
        {"_se_expand.{*}", "se.conv_expand.{*}"},
        {"_project_conv.{*}", "conv_pw.{*}"},
        {"_bn2.{*}", "bn2.{*}"},
    }};
    static constexpr std::array<NameRule, 8> kInverted = {{
        {"_expand_conv.{*}", "conv_pw.{*}"},
        {"_bn0.{*}", "bn1.{*}"},
        {"_depthwise_conv.{*}", "conv_dw.{*}"},
        {"_bn1.{*}", "bn2.{*}"},
        {"_se_reduce.{*}", "se.conv_reduce.{*}"},
        {"_se_expand.{*}", "se.conv_expand.{*}"},
        {"_project_conv.{*}", "conv_pwl.{*}"},
        {"_bn2.{*}", "bn3.{*}"},
    }};
    if (auto name = renamed(theirs, kTop))
        return name;
    const auto block = numbered(theirs, "_blocks.");
    return block ? inNthBlock(block->number, block->rest, ours, kSeparable, kInverted) : std::nullopt;
}

} // namespace headstart::weights::namings
