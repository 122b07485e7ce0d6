// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/namings/namings.h"

#include <array>

namespace headstart::weights::namings {

Renamed same(std::string_view theirs, Ours)
{
    return OurName{std::string(theirs)};
}

/// Before PyTorch 0.4.1.
Renamed oldTorchvisionDenseNet(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 3> kRules = {{
        {"features.denseblock{a}.denselayer{b}.norm.{c}.{*}", "features.denseblock{a}.denselayer{b}.norm{c}.{*}"},
        {"features.denseblock{a}.denselayer{b}.conv.{c}.{*}", "features.denseblock{a}.denselayer{b}.conv{c}.{*}"},
        {"{*}", "{*}"},
    }};
    return renamed(theirs, kRules);
}

/// Before torchvision 0.14.
Renamed oldTorchvisionViT(std::string_view theirs, Ours)
{
    static constexpr std::array<NameRule, 3> kRules = {{
        {"encoder.layers.encoder_layer_{a}.mlp.linear_1.{*}", "encoder.layers.encoder_layer_{a}.mlp.0.{*}"},
        {"encoder.layers.encoder_layer_{a}.mlp.linear_2.{*}", "encoder.layers.encoder_layer_{a}.mlp.3.{*}"},
        {"{*}", "{*}"},
    }};
    return renamed(theirs, kRules);
}

} // namespace headstart::weights::namings
