// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace headstart::test {

/// A model in a catalogue of somebody's own, with all that it must have; its weights lie beside the catalogue.
inline nlohmann::json ownModel(const std::string &id)
{
    return {{"id", id},
            {"network", "resnet18"},
            {"title", "Mine"},
            {"licence", "MIT"},
            {"input",
             {{"resize", 256},
              {"crop", 224},
              {"interpolation", "bilinear"},
              {"mean", {0.5, 0.5, 0.5}},
              {"std", {0.5, 0.5, 0.5}}}},
            {"weights", {{"file", id + ".pth"}}}};
}

} // namespace headstart::test
