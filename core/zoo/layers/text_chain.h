// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/chain.h"
#include "core/zoo/layers/encoder_layer.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace headstart::zoo {

/// What the families of text networks call their parts.
struct TextNames {
    std::string_view encoder; ///< in front of the embeddings and the layers
    std::string_view layers;  ///< in front of a layer's number, below that
    std::string_view pooler;  ///< the linear layer over the first token
    std::string_view head;    ///< the one with an output a class
    const EncoderNames &layer;
};

/// What makes of the first token's vector what the head takes: [N, C] -> the same.
using Pool = at::Tensor (*)(const Linear &pooler, const at::Tensor &first, const TextConfig &config, const Pass &pass);

/// A variant of a family.
Variant textVariantOf(std::string_view id, TextConfig config, decltype(Variant::build) build);
/// A family's variants: of each row of its table its id, and what `configOf` makes of it.
template <class Rows, class ConfigOf>
std::vector<Variant> textVariantsOf(const Rows &rows, const ConfigOf &configOf, decltype(Variant::build) build)
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out.push_back(textVariantOf(rows[row].id, configOf(rows[row]), build));
        out.back().row = row;
    }
    return out;
}

/// The chain that all of them are: embeddings, encoder.layer.0 to N-1, pooler, head (dropout, then a linear layer).
Network buildText(const Variant &variant, const NetworkOptions &options, const TextNames &names, Pool pool);

} // namespace headstart::zoo
