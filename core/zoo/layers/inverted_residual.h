// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/layers/conv_bn.h"
#include "core/zoo/layers/squeeze_excitation.h"

#include <optional>

namespace headstart::zoo {

/// The block of MobileNet v2 (Sandler et al. 2018) and its descendants, which differ in their parts and these parts'
/// names: the channels are expanded, filtered one by one, weighed against each other and projected down. Where input
/// and output are alike, the input is added.
class InvertedResidual {
public:
    struct Parts { // in the order of the originals' tensors
        std::optional<ConvBn> expand = std::nullopt;
        ConvBn spatial; ///< depthwise
        std::optional<SqueezeExcitation> squeeze = std::nullopt;
        ConvBn project;
    };
    /// `dropPath` is the probability with which a sample goes around the block in training.
    InvertedResidual(Parts parts, bool isResidual, double dropPath = 0);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

private:
    Parts m_parts;
    bool m_isResidual;
    double m_dropPath;
};

} // namespace headstart::zoo
