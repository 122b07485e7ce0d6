// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/namings.h"

#include <algorithm>
#include <array>

namespace headstart::weights::namings {

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
    static constexpr std::array<NameRule, 1> kIndex = {{{"_blocks.{a}.{*}", "{a}"}}};
    static constexpr std::array<NameRule, 1> kRest = {{{"_blocks.{a}.{*}", "{*}"}}};
    const auto index = renamed(theirs, kIndex);
    const std::string_view block = index ? nthBlock(std::stoul(index->name), ours) : std::string_view();
    if (block.empty())
        return std::nullopt;
    const std::string projection = std::string(block) + ".conv_pwl.weight";
    const bool inverted = std::find(ours.begin(), ours.end(), projection) != ours.end();
    const std::string layer = renamed(theirs, kRest)->name;
    auto name = inverted ? renamed(layer, kInverted) : renamed(layer, kSeparable);
    if (name)
        name->name.insert(0, std::string(block) + ".");
    return name;
}

} // namespace headstart::weights::namings
