// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/weights_file.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::weights::keras {

/// Keras' classes of layers that have weights here.
enum class Kind { Convolution, Depthwise, Separable, Norm, Dense };

/// A layer of a file of Keras'.
struct Layer {
    Kind kind = Kind::Convolution;
    std::string model; ///< the model in the model that it belongs to: a path, empty for the outermost
    std::string name;  ///< that it had in Keras; empty where the file does not say
    /// What it holds (kernel, bias; depthwise, pointwise; gamma, beta, mean, variance), which is the file's.
    std::map<std::string_view, const TensorInfo *> weights;
};

/// The layers of a file as Keras lists them (model.layers), model by model. Two ways of writing them are known: by the
/// layers' names, with attributes that give their order (Keras 1 and 2, and .h5 to this day); and by class and number
/// (.weights.h5 and .keras), the number counting the layers of a class in that order.
std::vector<Layer> layersOf(const WeightsFile &file);

/// n for a name that Keras made of a class by counting, "conv2d" (0) or "conv2d_7"; nothing for others.
std::optional<std::size_t> countIn(std::string_view name, std::string_view className);

} // namespace headstart::weights::keras
