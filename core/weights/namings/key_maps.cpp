// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/key_maps.h"

#include "core/weights/namings/namings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace headstart::weights {

namespace {

constexpr std::array<KeyMap, 23> kKeyMaps = {{
    {"Hugging Face transformers", namings::huggingFaceText}, // our own of text, and it alone knows it
    {"torchvision and timm", namings::same},
    {"torchvision (old DenseNet)", namings::oldTorchvisionDenseNet},
    {"torchvision (old ViT)", namings::oldTorchvisionViT},
    {"torchvision ViT", namings::torchvisionViT},
    {"timm ConvNeXt", namings::timmConvNeXt},
    {"timm EfficientNet", namings::timmEfficientNet},
    {"timm MobileNet", namings::timmMobileNetV2},
    {"timm RegNet", namings::timmRegNet},
    {"timm Swin", namings::timmSwin},
    {"timm VGG", namings::timmVgg},
    {"timm ViT", namings::timmViT},
    {"Swin Transformer", namings::originalSwin},
    {"EfficientNet-PyTorch", namings::efficientNetPytorch},
    {"Hugging Face ConvNeXt", namings::huggingFaceConvNext},
    {"Hugging Face EfficientNet", namings::huggingFaceEfficientNet},
    {"Hugging Face MobileNet v1", namings::huggingFaceMobileNetV1},
    {"Hugging Face MobileNet v2", namings::huggingFaceMobileNetV2},
    {"Hugging Face RegNet", namings::huggingFaceRegNet},
    {"Hugging Face ResNet", namings::huggingFaceResNet},
    {"Hugging Face Swin", namings::huggingFaceSwin},
    {"Hugging Face ViT", namings::huggingFaceViT},
    {"Hugging Face ViT", namings::huggingFaceViTAsTorchvision},
}};

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

std::optional<OurName> Naming::translate(std::string_view theirs, std::span<const std::string> ours) const
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
                hits += translated && known.contains(translated->name) ? 1 : 0;
            }
            if (hits > most) {
                most = hits;
                best = naming;
            }
            if (most == theirs.size()) // the usual case: the first naming knows them all
                return best;
        }
    }
    return best;
}

} // namespace headstart::weights
