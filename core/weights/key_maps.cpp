// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/key_maps.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace headstart::weights {

namespace {

using Parts = std::vector<std::string_view>;
using Renames = std::span<const std::pair<std::string_view, std::string_view>>;

Parts split(std::string_view name)
{
    Parts parts;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        parts.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string join(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts)
        (out.empty() ? out : out += '.') += part;
    return out;
}

std::optional<std::size_t> toNumber(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string_view renamed(std::string_view part, Renames renames)
{
    for (const auto &[theirs, ours] : renames)
        if (theirs == part)
            return ours;
    return {};
}

std::optional<std::string> same(std::string_view theirs, std::span<const std::string>)
{
    return std::string(theirs);
}

/// timm's 'blocks.STAGE.BLOCK' of the n-th block.
std::string_view nthBlock(std::size_t n, std::span<const std::string> ours)
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

/// The EfficientNet-PyTorch package (Melas-Kyriazi) to timm: it counts blocks through all stages, and calls a block's
/// layers by what they do.
std::optional<std::string> efficientNetPytorch(std::string_view theirs, std::span<const std::string> ours)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTop = {{{"_conv_stem", "conv_stem"},
                                                                                    {"_bn0", "bn1"},
                                                                                    {"_conv_head", "conv_head"},
                                                                                    {"_bn1", "bn2"},
                                                                                    {"_fc", "classifier"}}};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSeparable = {
        {{"_depthwise_conv", "conv_dw"}, {"_bn1", "bn1"}, {"_project_conv", "conv_pw"}, {"_bn2", "bn2"}}};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kInverted = {{{"_expand_conv", "conv_pw"},
                                                                                         {"_bn0", "bn1"},
                                                                                         {"_depthwise_conv", "conv_dw"},
                                                                                         {"_bn1", "bn2"},
                                                                                         {"_project_conv", "conv_pwl"},
                                                                                         {"_bn2", "bn3"}}};
    const Parts parts = split(theirs);
    if (parts.size() == 2) {
        const std::string_view layer = renamed(parts[0], kTop);
        return layer.empty() ? std::nullopt : std::optional(join({layer, parts[1]}));
    }
    const auto index = parts.size() == 4 && parts[0] == "_blocks" ? toNumber(parts[1]) : std::nullopt;
    const std::string_view block = index ? nthBlock(*index, ours) : std::string_view();
    if (block.empty())
        return std::nullopt;
    const std::string projection = join({block, "conv_pwl.weight"});
    const bool inverted = std::find(ours.begin(), ours.end(), projection) != ours.end();
    const std::string_view layer = inverted ? renamed(parts[2], kInverted) : renamed(parts[2], kSeparable);
    return layer.empty() ? std::nullopt : std::optional(join({block, layer, parts[3]}));
}

/// Hugging Face's ResNetForImageClassification to torchvision.
std::optional<std::string> huggingFaceResNet(std::string_view theirs, std::span<const std::string>)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kLayers = {
        {{"convolution", "conv"}, {"normalization", "bn"}}};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kShortcut = {
        {{"convolution", "0"}, {"normalization", "1"}}};
    Parts parts = split(theirs);
    if (!parts.empty() && parts.front() == "resnet")
        parts.erase(parts.begin());
    if (parts.size() == 3 && parts[0] == "classifier" && parts[1] == "1")
        return join({"fc", parts[2]});
    if (parts.size() == 4 && parts[0] == "embedder" && parts[1] == "embedder" && !renamed(parts[2], kLayers).empty())
        return join({std::string(renamed(parts[2], kLayers)) + "1", parts[3]});
    // encoder.stages.S.layers.B.layer.L.convolution.weight, or ...B.shortcut.convolution.weight
    const bool inStage = parts.size() >= 8 && parts[0] == "encoder" && parts[1] == "stages" && parts[3] == "layers";
    const auto stage = inStage ? toNumber(parts[2]) : std::nullopt;
    if (!stage)
        return std::nullopt;
    const std::string layer = "layer" + std::to_string(*stage + 1);
    if (parts.size() == 8 && parts[5] == "shortcut" && !renamed(parts[6], kShortcut).empty())
        return join({layer, parts[4], "downsample", renamed(parts[6], kShortcut), parts[7]});
    const auto index = parts.size() == 9 && parts[5] == "layer" ? toNumber(parts[6]) : std::nullopt;
    if (!index || renamed(parts[7], kLayers).empty())
        return std::nullopt;
    return join({layer, parts[4], std::string(renamed(parts[7], kLayers)) + std::to_string(*index + 1), parts[8]});
}

constexpr std::array<KeyMap, 3> kKeyMaps = {{{"torchvision and timm", same},
                                             {"EfficientNet-PyTorch", efficientNetPytorch},
                                             {"Hugging Face ResNet", huggingFaceResNet}}};

/// The first one to three parts that at least half as many names share as the network has tensors, shortest first; and
/// none at all. A training program's wrapping is among them.
std::vector<std::string> wrappings(std::span<const std::string> names, std::size_t tensors)
{
    constexpr int kDeepest = 3;
    constexpr std::size_t kMost = 16;
    std::map<std::string, std::size_t> counts;
    for (const std::string &name : names) {
        std::size_t end = 0;
        for (int depth = 0; depth < kDeepest; ++depth) {
            end = name.find('.', end) + 1;
            if (end == 0)
                break;
            ++counts[name.substr(0, end)];
        }
    }
    std::vector<std::string> out = {""};
    for (const auto &[prefix, count] : counts)
        if (2 * count >= tensors && out.size() < kMost)
            out.push_back(prefix);
    std::stable_sort(out.begin(), out.end(),
                     [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
    return out;
}

} // namespace

std::span<const KeyMap> keyMaps()
{
    return kKeyMaps;
}

std::optional<std::string> Naming::translate(std::string_view theirs, std::span<const std::string> ours) const
{
    if (theirs.substr(0, prefix.size()) != prefix)
        return std::nullopt;
    return map->translate(theirs.substr(prefix.size()), ours);
}

Naming bestNaming(std::span<const std::string> theirs, std::span<const std::string> ours)
{
    const std::set<std::string_view> known(ours.begin(), ours.end());
    Naming best{&kKeyMaps.front(), {}};
    std::size_t most = 0;
    for (const std::string &prefix : wrappings(theirs, ours.size())) {
        for (const KeyMap &map : kKeyMaps) {
            const Naming naming{&map, prefix};
            std::size_t hits = 0;
            for (const std::string &name : theirs) {
                const auto translated = naming.translate(name, ours);
                hits += translated && known.contains(*translated) ? 1 : 0;
            }
            if (hits > most) {
                most = hits;
                best = naming;
            }
        }
    }
    return best;
}

} // namespace headstart::weights
