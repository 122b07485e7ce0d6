// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/keras/layers.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights::keras {

/// A layer of a network of Keras', and where its weights belong in ours.
struct Slot {
    Kind kind = Kind::Convolution;
    std::string theirs;                          ///< its name in Keras; empty where Keras makes one up by counting
    std::string ours;                            ///< the module that takes its weights
    std::string pointwise;                       ///< of a separable convolution: the one that takes its second part
    std::string norm;                            ///< of a convolution: the norm behind it, whose mean takes its bias in
    std::array<std::uint64_t, 3> flattened = {}; ///< of a dense layer behind a picture: channels, height, width
    std::size_t listed = 0; ///< its place in model.layers; the slots themselves stand in the order of construction
};

/// A network of Keras', layer by layer.
class Table {
public:
    void convolution(std::string theirs, std::string ours, std::string norm = {});
    void depthwise(std::string theirs, std::string ours);
    void separable(std::string theirs, std::string spatial, std::string pointwise);
    void norm(std::string theirs, std::string ours);
    void dense(std::string theirs, std::string ours, std::array<std::uint64_t, 3> flattened = {});
    /// A convolution and its norm, both with names made up by counting.
    void pair(const std::string &convolution, const std::string &norm);

    /// Convolutions one behind the other, and then perhaps some side by side.
    struct Branch {
        std::vector<std::string> chain;
        std::vector<std::string> fork = {};
    };
    /// Branches side by side whose ends are joined: pairs "NAME.conv", "NAME.bn" under `scope`. Keras lists layers by
    /// their distance from the network's end, the farthest first; of equals, the earlier branch first.
    void module(const std::string &scope, const std::vector<Branch> &branches);

    std::vector<Slot> slots;
    std::string head;               ///< the module of ours that gives the classes
    double epsilonSurplus = 0;      ///< Keras' epsilon less ours, in every norm
    bool headIsConvolution = false; ///< of 1x1, in Keras

private:
    Slot &add(Kind kind, std::string theirs, std::string ours);
};

/// The table for a network of the zoo, by its id; nothing if Keras has none that fits it.
std::optional<Table> tableOf(std::string_view network);

/// The ids of all networks with a table.
std::vector<std::string_view> networksWithTable();

} // namespace headstart::weights::keras
